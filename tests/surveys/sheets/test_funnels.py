from accounts.core.directory import Directory, NamedUnit
from cchc_portal.lib.findings import Severity
from cchc_portal.lib.sheets.guard import open_workbook
from surveys.core.funnel import Funnel
from surveys.sheets.funnels import STEPS, FunnelBook, FunnelRow, read_funnels
from tests.workbooks import save_book

SYT = NamedUnit(1, "SYT", "Sở Y tế")
HEADER = ["Mã đơn vị", "Tên đơn vị", *STEPS]


def _read(tmp_path, *rows, header=HEADER):
    path = save_book(tmp_path / "phieu.xlsx", {"Tổng hợp phiếu": [header, *rows]})
    return read_funnels(open_workbook(path), Directory([SYT]))


def test_read_funnels_ordinary_row_and_a_sum(tmp_path):
    book = _read(tmp_path, ["SYT", "Sở Y tế", 120, "120", 111, None], [None, "Tổng cộng", 120, 120, 111, 109])
    row = FunnelRow(2, SYT, Funnel(120, 120, 111, None))
    assert book == FunnelBook("Tổng hợp phiếu", (row,), [])


def test_read_funnels_workbook_without_the_sheet_declares_nothing(tmp_path):
    path = save_book(tmp_path / "phieu.xlsx", {"Phiếu khảo sát": [["x"]]})
    assert read_funnels(open_workbook(path), Directory([SYT])) == FunnelBook("", (), [])


def test_read_funnels_unknown_unit_is_left_out_with_a_warning(tmp_path):
    book = _read(tmp_path, ["LA", "Sở Lạ", 1, 1, 1, 1])
    assert (book.rows, [(f.severity, f.found) for f in book.findings]) == ((), [(Severity.WARNING, "LA")])


def test_read_funnels_wrong_number_is_an_error(tmp_path):
    book = _read(tmp_path, ["SYT", None, 120, "nhiều", -1, 1.5])
    assert [(f.row, f.column, f.severity) for f in book.findings] == [
        (2, STEPS[1], Severity.ERROR),
        (2, STEPS[3], Severity.ERROR),
        (2, STEPS[2], Severity.ERROR),
    ]


def test_read_funnels_unit_twice_is_an_error(tmp_path):
    (finding,) = _read(tmp_path, ["SYT", None, 1, 1, 1, 1], ["SYT", None, 2, 2, 2, 2]).findings
    assert (finding.row, finding.message) == (3, "Đơn vị đã có ở dòng 2")
