import pytest

from cchc_portal.lib.findings import Finding
from cchc_portal.lib.sheets.error_column import header_of, notes_of, place_of, wording
from cchc_portal.lib.sheets.guard import open_workbook
from tests.workbooks import save_book


@pytest.fixture
def book(tmp_path):
    rows = [["TIÊU ĐỀ"], ["Mã", "Giá trị", "Lỗi: cũ"], ["x", 1]]
    return open_workbook(save_book(tmp_path / "a.xlsx", {"A": rows, "B": [["y", "z"]]}))


def test_header_and_place_of_a_sheet_marked_before(book):
    assert [(header_of(book.sheet(n)).number, place_of(book.sheet(n))) for n in "AB"] == [(2, 3), (1, 3)]


def test_notes_of_findings_stand_beside_their_rows_or_the_header(book):
    findings = [Finding("a", "A", 3, "Mã"), Finding("b", "A", 3), Finding("c", "B"), Finding("d")]
    assert notes_of(book, findings) == {"A": {3: "Mã: a\nb", 2: "d"}, "B": {1: "c"}}


@pytest.mark.parametrize(
    ("note", "in_header", "written"),
    [("=1", False, "'=1"), ("a", False, "a"), ("a", True, "Lỗi: a"), ("", True, "Lỗi")],
)
def test_wording(note, in_header, written):
    assert wording(note, in_header) == written
