from datetime import date

import pytest

from accounts.sheets.accounts import AccountRow, Known, read_accounts
from cchc_portal.lib.findings import Severity
from cchc_portal.lib.sheets.guard import open_workbook
from tests.workbooks import save_book

HEADER = [
    *("Tên đăng nhập", "Họ và tên", "Chức vụ", "Email", "Điện thoại"),
    *("Vai trò", "Mã đơn vị", "Từ ngày", "Đến ngày"),
]
ROLES = {"cán bộ đơn vị": "can-bo", "can-bo": "can-bo", "văn thư": "van-thu"}
KNOWN = Known(ROLES, ["Cán bộ đơn vị", "Văn thư"], ("can-bo",), {"SXD"})
NAMES = ("username", "name", "position", "email", "phone", "role", "unit", "start", "end")
ROW = ["hoa.le", "Lê Thị Hoa", None, None, None, "Cán bộ đơn vị", "SXD", "01/01/2026", None]


def _read(tmp_path, *rows):
    path = save_book(tmp_path / "tai-khoan.xlsx", {"Tài khoản": [HEADER, *rows]})
    return read_accounts(open_workbook(path), KNOWN)


def _errors(book):
    return [(f.row, f.column, f.message) for f in book.findings if f.severity is Severity.ERROR]


def _with(**cells):
    return [cells.get(name, value) for name, value in zip(NAMES, ROW, strict=True)]


def test_ordinary_row_is_read_with_its_days_and_role(tmp_path):
    row = _with(
        position="Chuyên viên", email="hoa@tinh.gov.vn", phone="0259", role="can-bo", end=date(2026, 6, 30)
    )
    book = _read(tmp_path, row)
    assert book.rows == (
        AccountRow(
            *(2, "hoa.le", "Lê Thị Hoa", "Chuyên viên", "hoa@tinh.gov.vn", "0259"),
            *("can-bo", "SXD", date(2026, 1, 1), date(2026, 6, 30)),
        ),
    )
    assert book.findings == []


def test_empty_rows_are_skipped_and_rows_of_a_person_belong_together(tmp_path):
    clerk = _with(role="Văn thư", unit=None)
    book = _read(tmp_path, ROW, [None] * 8 + ["ghi chú"], clerk)
    assert (book.skipped, [row.row for row in book.people["hoa.le"]], book.findings) == (1, [2, 4], [])


@pytest.mark.parametrize(
    ("cells", "column", "message"),
    [
        ({"username": None}, "Tên đăng nhập", "Thiếu tên đăng nhập"),
        ({"name": None}, "Họ và tên", "Thiếu họ và tên"),
        ({"role": None}, "Vai trò", "Thiếu vai trò"),
        ({"role": "Trưởng phòng"}, "Vai trò", "Giá trị không có trong danh mục"),
        ({"unit": "XYZ"}, "Mã đơn vị", "Mã này không phải mã đơn vị"),
        ({"unit": None}, "Mã đơn vị", "Vai trò này cần mã đơn vị"),
        ({"start": None}, "Từ ngày", "Thiếu từ ngày"),
        ({"end": "31/12/2025"}, "Đến ngày", "Ngày kết thúc sớm hơn ngày bắt đầu"),
        ({"email": "hoa@"}, "Email", "Địa chỉ thư điện tử sai dạng"),
    ],
)
def test_wrong_cell_is_told_where_it_stands(tmp_path, cells, column, message):
    assert _errors(_read(tmp_path, _with(**cells))) == [(2, column, message)]


def test_username_of_a_wrong_shape_is_told(tmp_path):
    ((row, column, message),) = _errors(_read(tmp_path, _with(username="Hoa Lê")))
    assert (row, column, message[:28]) == (2, "Tên đăng nhập", "Tên đăng nhập “Hoa Lê” sai d")


def test_rows_of_one_person_that_disagree_are_told(tmp_path):
    other = _with(name="Lê Thị Hòa", role="Văn thư", unit=None)
    found = _errors(_read(tmp_path, ROW, other))
    assert found == [(3, "Họ và tên", "Khác dòng 2 của cùng tên đăng nhập “hoa.le”")]


def test_same_role_twice_at_a_time_is_told(tmp_path):
    later = _with(start="01/06/2026")
    found = _errors(_read(tmp_path, _with(end="31/12/2026"), later))
    message = "Trùng vai trò, đơn vị với dòng 2 (từ 01/01/2026 đến 31/12/2026)"
    assert found == [(3, "Từ ngày", message)]


def test_workbook_without_the_sheet_is_told(tmp_path):
    path = save_book(tmp_path / "a.xlsx", {"Khác": [["A", "B"], [1, 2]]})
    assert _errors(read_accounts(open_workbook(path), KNOWN)) == [(None, "", "Thiếu trang tính “Tài khoản”")]
