import pytest

from cchc_portal.lib.findings import Finding
from cchc_portal.lib.sheets import marks as marking
from cchc_portal.lib.sheets.marks import Marks, read_marks, refuse_unreadable
from cchc_portal.lib.sheets.refusal import WorkbookRefused


def _marks(cells, styles=()):
    xml = f"<s><row r='3'>{cells}</row></s>".encode()
    marks = read_marks(lambda: [xml], frozenset(styles))
    return marks.flaws, marks.percent


@pytest.mark.parametrize(
    ("cell", "flaws"),
    [
        ('<c r="B3" t="e"><v>#DIV/0!</v></c>', {(3, 2): "#DIV/0!"}),
        ('<c r="B3"><f>A1</f><v></v></c>', {(3, 2): "="}),
        ('<c r="B3"><f>A1</f></c>', {(3, 2): "="}),
        ('<c r="B3"><f>A1</f><v>0</v></c>', {}),
        ('<c r="B3" t="str"><f>A1</f><v></v></c>', {}),
        ("<c/><c><f>A1</f></c>", {(3, 2): "="}),
    ],
)
def test_read_marks_flaws(cell, flaws):
    assert _marks(cell) == (flaws, set())


def test_read_marks_percent_cells_are_numbers_of_a_percent_style():
    cells = '<c r="A3" s="7"><v>0.5</v></c><c r="B3" s="1"><v>0.5</v></c><c r="C3" s="7" t="s"><v>0</v></c>'
    assert _marks(cells, styles=[7]) == ({}, {(3, 1)})


def test_read_marks_broken_xml_is_refused():
    with pytest.raises(WorkbookRefused, match="bị hỏng"):
        _marks("<c><f>A1</f>")


def test_read_marks_more_flaws_than_anybody_mends_are_refused(monkeypatch):
    monkeypatch.setattr(marking, "MAX_FLAWS", 2)
    assert len(_marks("<c><f>A1</f></c>" * 2)[0]) == 2
    with pytest.raises(WorkbookRefused, match="quá nhiều ô báo lỗi"):
        _marks("<c><f>A1</f></c>" * 3)


def test_refuse_unreadable_names_the_cell():
    flaws = {(2, 1): "#N/A", (3, 28): "#SPILL!", (4, 1): "="}
    with pytest.raises(WorkbookRefused) as refused:
        refuse_unreadable("A", Marks(flaws=flaws))
    assert refused.value.findings == [Finding("Ô đang báo lỗi công thức", "A", 3, "AB", "#SPILL!", "giá trị")]


def test_refuse_unreadable_known_flaws_are_left_to_the_readers():
    refuse_unreadable("A", Marks(flaws={(2, 1): "#N/A", (4, 1): "="}))
