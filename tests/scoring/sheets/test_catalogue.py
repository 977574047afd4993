from datetime import date
from decimal import Decimal

import pytest

from cchc_portal.lib.findings import Severity
from cchc_portal.lib.sheets.guard import open_workbook
from scoring.core.rows import CellKind
from scoring.sheets.catalogue import read_catalogue
from tests.workbooks import GOLDEN, save_book

SETTINGS = [["Thuộc tính", "Giá trị"], ["Số quyết định", "1/QĐ"], ["Ngày ban hành", date(2020, 1, 2)]]
ANNEXES = [["Phụ lục", "Mã nhóm", "Tổng điểm"], ["Phụ lục I", "SO", 10]]
HEADER = [
    "Mã tiêu chí",
    "Nội dung",
    "Điểm tối đa",
    "Phần",
    "Cách chấm",
    "Tham số",
    "Đơn vị chủ trì",
    "Trọng số",
]
ROW = ["1", "Một", 10, "Chính", "Thẩm định", None, "S1", None]
BANDS = [["Mã nhóm", "Xếp loại", "Từ điểm", "Khống chế"], ["SO", "Đạt", "62,67", "1 >= 50%"]]


def _read(tmp_path, *criteria, bands=BANDS, **sheets):
    book = {"Thông tin": SETTINGS, "Phụ lục": ANNEXES, "Phụ lục I": [HEADER, *criteria], "Xếp loại": bands}
    rows, findings = read_catalogue(open_workbook(save_book(tmp_path / "a.xlsx", {**book, **sheets})))
    return rows, [(f.sheet, f.row, f.column, f.message) for f in findings if f.severity is Severity.ERROR]


def test_read_catalogue_rows_carry_sheet_and_row(tmp_path):
    rows, findings = _read(tmp_path, ROW)
    (criterion,) = rows.criteria
    assert (criterion.sheet, criterion.row, criterion.code, criterion.max_points) == ("Phụ lục I", 2, "1", 10)
    assert (criterion.method, criterion.lead_unit, criterion.weight) == ("Thẩm định", "S1", None)
    assert [(a.name, a.group, a.total) for a in rows.annexes] == [("Phụ lục I", "SO", 10)]
    assert [(b.lower, b.conditions) for b in rows.bands] == [(Decimal("62.67"), "1 >= 50%")]
    assert findings == []


def test_read_catalogue_date_cell_of_a_setting_reads_as_people_write_it(tmp_path):
    rows, _ = _read(tmp_path, ROW)
    assert [(s.name, s.value) for s in rows.settings][1] == ("Ngày ban hành", "02/01/2020")


@pytest.mark.parametrize(
    ("code", "read", "kind", "told"),
    [
        ("1.10", "1.10", CellKind.TEXT, False),
        (1.1, "1.1", CellKind.NUMBER, False),
        (date(2020, 2, 1), "01/02/2020", CellKind.DATE, False),
        (1, "1", CellKind.TEXT, True),
    ],
)
def test_read_catalogue_code_keeps_what_excel_made_of_it(tmp_path, code, read, kind, told):
    rows, findings = _read(tmp_path, [code, *ROW[1:]])
    assert [(c.code, c.code_kind) for c in rows.criteria] == [(read, kind)]
    message = "Mã bị Excel đổi thành số nên không còn chắc chắn"
    assert findings == ([("Phụ lục I", 2, "Mã tiêu chí", message)] if told else [])


def test_read_catalogue_cell_that_is_no_number_is_kept_as_text(tmp_path):
    rows, findings = _read(tmp_path, ["1", "Một", "mười", "Chính", "Thẩm định", None, "S1", "nặng"])
    (criterion,) = rows.criteria
    assert (criterion.max_points, criterion.max_text, criterion.weight_text) == (None, "mười", "nặng")
    assert findings == []


def test_read_catalogue_bound_finer_than_it_can_be_kept_is_told_of(tmp_path):
    _, findings = _read(tmp_path, ROW, bands=[BANDS[0], ["SO", "Đạt", "62,675", None]])
    assert findings == [("Xếp loại", 2, "Từ điểm", "Số có quá nhiều chữ số thập phân")]


def test_read_catalogue_sheet_that_looks_like_an_annex_is_read_too(tmp_path):
    rows, _ = _read(tmp_path, ROW, **{"Phụ lục lạ": [HEADER, ROW], "Ghi chép": [["a", "b"]]})
    assert rows.annex_sheets == ("Phụ lục I", "Phụ lục lạ")


def test_read_catalogue_missing_sheet_and_column_are_told_of(tmp_path):
    book = {"Phụ lục": ANNEXES, "Phụ lục I": [HEADER[:4], ROW[:4]], "Xếp loại": BANDS}
    _, findings = read_catalogue(open_workbook(save_book(tmp_path / "a.xlsx", book)))
    assert [(f.sheet, f.message) for f in findings] == [
        ("", "Thiếu trang tính “Thông tin”"),
        ("Phụ lục I", "Thiếu cột bắt buộc “Cách chấm”"),
        ("Phụ lục I", "Thiếu cột bắt buộc “Tham số”"),
    ]


def test_read_catalogue_notes_below_a_table_are_no_rows(tmp_path):
    rows, findings = _read(tmp_path, ROW, [None, None, None, None, None, None, "Người lập"])
    assert (len(rows.criteria), findings) == (1, [])


@pytest.mark.parametrize(("year", "criteria", "bands"), [(2020, 152, 14), (2031, 19, 6)])
def test_read_catalogue_sample_workbooks(year, criteria, bands):
    rows, findings = read_catalogue(open_workbook(GOLDEN / str(year) / f"bo-tieu-chi-{year}.xlsx"))
    assert (len(rows.criteria), len(rows.bands), len(rows.questions), findings) == (criteria, bands, 14, [])
