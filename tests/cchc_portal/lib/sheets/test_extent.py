import time

import pytest

from cchc_portal.lib.sheets.extent import Extent, check_extent, column_number, walk_cells
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
        (b'<c s="1" r="A1"/>', True),
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
    extent.check()
    assert not extent.odd


def _checked(*pieces, filled_only=False):
    extent = Extent(filled_only=filled_only)
    for piece in pieces:
        extent.feed(piece)
    extent.check()
    return extent.tags


def test_extent_near_cells_pass_and_are_counted():
    assert _checked(b'<cols><col/></cols><c r="A1"/><c r="BZ99999"/>', b"</row>", b'<c r="B2"/>') == 3


def test_extent_near_and_far_cells_pass_where_they_may_not_reach_too_far():
    assert _checked(b'<c r="A1"/>', b'<c r="BZ100000"/>') == 2


@pytest.mark.parametrize("far", [b'<c r="XFD1"/>', b'<c r="A104000"/>', b'<c r="DA1"/>'])
def test_extent_near_cells_are_measured_where_others_stand_far_away(far):
    with pytest.raises(WorkbookRefused):
        _checked(b'<c r="A1"/>', far)
    assert _checked(b'<c r="A1"><v>1</v></c>', far.replace(b"/>", b"><v>1</v></c>"), filled_only=True) == 2


@pytest.mark.parametrize("far", [b'<c r="XFE1"/>', b'<c r="XFD1"/><c r="A1048576"/>'])
def test_extent_cells_beyond_the_limits_are_refused(far):
    with pytest.raises(WorkbookRefused):
        _checked(far)


def test_extent_slash_inside_an_attribute_is_not_believed():
    extent = Extent(filled_only=True)
    extent.feed(b'<c r="XFD9000" x="/>"><v>1</v></c>')
    assert extent.odd


@pytest.mark.parametrize("size", [(200_001, 200_001, 1), (2, 2, 16_385), (2, 1_000_000, 9)])
def test_check_extent_beyond_a_limit_is_refused(size):
    with pytest.raises(WorkbookRefused):
        check_extent(*size)


def test_check_extent_a_few_rows_far_down_a_narrow_sheet_are_fine():
    check_extent(2, 1_048_576, 7)


def test_walk_cells_after_the_deadline_is_refused():
    with pytest.raises(WorkbookRefused, match="Tệp quá phức tạp"):
        walk_cells([b"<sheet><row/></sheet>"], time.monotonic() - 1)


def test_walk_cells_broken_xml_is_refused():
    with pytest.raises(WorkbookRefused, match="bị hỏng"):
        walk_cells([b"<sheet><row>"], time.monotonic() + 5)
