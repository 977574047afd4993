import pytest

from cchc_portal.lib.sheets.marks import read_marks
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
