from decimal import Decimal

import pytest

from accounts.core.directory import Directory, NamedUnit
from cchc_portal.lib.findings import Severity
from cchc_portal.lib.sheets.guard import open_workbook
from scoring.sheets.past_results import PastRow, read_past_results
from tests.workbooks import save_book

SNV = NamedUnit(1, "SNV", "Sở Nội vụ")
UNITS = Directory([SNV])
HEADER = ["Mã đơn vị", "Chỉ số", "Xếp loại", "Hạng", "Lĩnh vực 1 (%)", "Lĩnh vực 2 (%)"]


def _read(tmp_path, *rows, title=None, year=2019):
    path = save_book(tmp_path / "a.xlsx", {"Kết quả": [*([title] if title else []), HEADER, *rows]})
    return read_past_results(open_workbook(path), year=year, units=UNITS)


def test_read_past_results_ordinary_row(tmp_path):
    book = _read(tmp_path, ["SNV", "72,80", "Khá", 18, "70,97", None], title=["KẾT QUẢ NĂM 2019"])
    assert book.rows == (PastRow(SNV, Decimal("72.80"), "Khá", 18, {"1": "70.97"}),)
    assert book.findings == []


def test_read_past_results_footer_is_skipped(tmp_path):
    book = _read(tmp_path, ["SNV", 72.8], ["Ghi chú: số liệu minh họa"])
    assert (len(book.rows), book.skipped, book.findings) == (1, 1, [])


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        (["XXX", 72.8], "Mã đơn vị", "Không có đơn vị nào mang mã này"),
        (["SNV", None, "Khá"], "Chỉ số", "Thiếu chỉ số"),
        (["SNV", 101], "Chỉ số", "Số ngoài khoảng"),
        (["SNV", "72,805"], "Chỉ số", "Số có quá nhiều chữ số thập phân"),
        (["SNV", 72.8, "Khá", 0], "Hạng", "Hạng ngoài khoảng"),
        (["SNV", 72.8, "Khá", 1.5], "Hạng", "Ô phải là số nguyên"),
        (["SNV", 72.8, "Khá", 1, "cao"], "Lĩnh vực 1 (%)", "Ô không phải là số"),
    ],
)
def test_read_past_results_wrong_cell_is_an_error(tmp_path, row, column, message):
    findings = _read(tmp_path, row).findings
    assert [(f.row, f.column, f.message) for f in findings] == [(2, column, message)]


def test_read_past_results_unit_twice_is_an_error(tmp_path):
    (finding,) = _read(tmp_path, ["SNV", 72.8], ["SNV", 80]).findings
    assert (finding.row, finding.message) == (3, "Đơn vị đã có ở dòng 2")


def test_read_past_results_title_of_another_year_is_a_warning(tmp_path):
    (finding,) = _read(tmp_path, ["SNV", 72.8], title=["KẾT QUẢ NĂM 2018"]).findings
    assert (finding.severity, finding.message) == (
        Severity.WARNING,
        "Tiêu đề ghi năm 2018, trong khi đang nhập kết quả năm 2019",
    )
