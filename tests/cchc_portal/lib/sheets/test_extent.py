import pytest

from cchc_portal.lib.sheets import extent as extents
from cchc_portal.lib.sheets.deadline import Deadline
from cchc_portal.lib.sheets.extent import Extent, Size, check_extent, column_number, walk_cells
from cchc_portal.lib.sheets.refusal import WorkbookRefused


@pytest.mark.parametrize(
    ("letters", "number"),
    [(b"A", 1), (b"Z", 26), (b"AA", 27), (b"XFD", 16384), (b"XFE", 16385), (b"AAAA", 16385)],
)
def test_column_number_counts_as_excel_does(letters, number):
    assert column_number(letters) == number


@pytest.mark.parametrize(
    ("piece", "odd"),
    [
        (b'<row r="1"><c r="A1"><v>1</v></c></row>', False),
        (b'<cols><col/></cols><row><c r="A1"/></row>', False),
        (b"<row><c><v>1</v></c></row>", True),
        (b'<c s="1" r="A1"/>', False),
        (b'<c s="1" r="A1"><v>1</v></c>', True),
        (b'<x:c r="A1"/>', True),
        (b'<c r="A1" t="inlineStr"><is><t>ghi :c</t></is></c>', False),
    ],
)
def test_extent_unusual_writing_is_odd(piece, odd):
    extent = Extent()
    extent.feed(piece)
    assert extent.odd is odd


def test_extent_filled_only_leaves_empty_cells_out():
    extent = Extent(filled_only=True)
    extent.feed(b'<c r="A1"><v>1</v></c><c r="XFD1048576" s="1"/>')
    assert (extent.size(), extent.odd) == (Size(1, 1), False)


def _checked(*pieces, filled_only=False):
    extent = Extent(filled_only=filled_only)
    for piece in pieces:
        extent.feed(piece)
    extent.size().checked()
    return extent.tags


def test_extent_near_cells_pass_and_are_counted():
    assert _checked(b'<cols><col/></cols><c r="A1"/><c r="BZ99999"/>', b"</row>", b'<c r="B2"><v/>') == 3


def test_extent_near_and_far_cells_pass_where_they_may_not_reach_too_far():
    assert _checked(b'<c r="A1"><v/>', b'<c r="BZ100000"><v/>') == 2


@pytest.mark.parametrize("far", [b'<c r="XFD1"><v>1</v>', b'<c r="A104000"><v>1</v>', b'<c r="DA1"><v>1</v>'])
def test_extent_near_cells_are_measured_where_others_stand_far_away(far):
    with pytest.raises(WorkbookRefused):
        _checked(b'<c r="A1"><v>1</v></c>', far)
    assert _checked(b'<c r="A1"><v>1</v></c>', far, filled_only=True) == 2


@pytest.mark.parametrize("far", [b'<c r="XFE1"><v/>', b'<c r="XFD1"><v/></c><c r="A1048576"><v/>'])
def test_extent_cells_beyond_the_limits_are_refused(far):
    with pytest.raises(WorkbookRefused):
        _checked(far)


def test_extent_slash_inside_an_attribute_is_not_believed():
    extent = Extent(filled_only=True)
    extent.feed(b'<c r="XFD9000" x="/>"><v>1</v></c>')
    assert extent.odd


def test_extent_of_empty_cells_only_is_nothing():
    extent = Extent()
    extent.feed(b'<row r="1"><c r="A1" s="1"/><c r="XFD1"/></row><row r="9"><c r="XFD9" s="1"/></row>')
    assert extent.size() == Size()


@pytest.mark.parametrize(
    "last", [b'<c r="XFD9000">', b'<c r="XFD9000" x="/>">', b'<c r="XFD9000"><c r="A1"/>']
)
def test_extent_cell_that_may_hold_something_further_on_counts(last):
    extent = Extent()
    extent.feed(b'<row r="1"><c r="A1" s="1"/></row><row r="9000">' + last)
    with pytest.raises(WorkbookRefused, match="trải quá rộng"):
        extent.size()


def test_extent_near_cells_are_taken_to_fill_their_rows():
    extent = Extent()
    extent.feed(b'<c r="A1"><v>1</v></c><c r="A2"><v>1</v></c>')
    assert extent.size() == Size(kept=2 * 78, filled=2)


@pytest.mark.parametrize("filled_only", [False, True])
def test_extent_too_many_filled_cells_are_refused_while_fed(monkeypatch, filled_only):
    monkeypatch.setattr(extents, "MAX_FILLED", 3)
    extent = Extent(filled_only=filled_only)
    extent.feed(b'<c r="A1"><v>1</v></c>' * 3)
    with pytest.raises(WorkbookRefused, match="quá nhiều ô"):
        extent.feed(b'<c r="A1"><v>1</v></c>')


def test_walk_cells_too_many_filled_cells_are_refused(monkeypatch):
    monkeypatch.setattr(extents, "MAX_FILLED", 3)
    with pytest.raises(WorkbookRefused, match="quá nhiều ô"):
        walk_cells([b"<sheet><row>" + b"<c><v>1</v></c>" * 4 + b"</row></sheet>"], Deadline.after(5))


def test_walk_cells_measures_as_the_exact_quick_way_does():
    cells = b'<row r="2"><c r="B2"><v>1</v></c><c r="C2"/></row><row r="4"><c r="D4"><v>1</v></c></row>'
    quick = Extent(filled_only=True)
    quick.feed(cells)
    assert walk_cells([b"<sheet>" + cells + b"</sheet>"], Deadline.after(5)) == quick.size() == Size(8, 2)


@pytest.mark.parametrize("size", [Size(extents.MAX_KEPT, extents.MAX_FILLED), Size()])
def test_size_within_the_limits_is_fine(size):
    assert size.checked() == size


@pytest.mark.parametrize("size", [Size(filled=extents.MAX_FILLED), Size(kept=extents.MAX_KEPT)])
def test_size_of_all_sheets_together_counts(size):
    with pytest.raises(WorkbookRefused):
        (size + Size(1, 1)).checked()


@pytest.mark.parametrize("size", [(200_001, 200_001, 1), (2, 2, 16_385), (2, 1_000_000, 9)])
def test_check_extent_beyond_a_limit_is_refused(size):
    with pytest.raises(WorkbookRefused):
        check_extent(*size)


def test_check_extent_a_few_rows_far_down_a_narrow_sheet_are_fine():
    check_extent(2, 1_048_576, 7)


def test_walk_cells_after_the_deadline_is_refused():
    with pytest.raises(WorkbookRefused, match="Tệp quá phức tạp"):
        walk_cells([b"<sheet><row/></sheet>"], Deadline.after(-1))


def test_walk_cells_broken_xml_is_refused():
    with pytest.raises(WorkbookRefused, match="bị hỏng"):
        walk_cells([b"<sheet><row>"], Deadline.after(5))
