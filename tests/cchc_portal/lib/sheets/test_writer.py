from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from cchc_portal.lib.sheets.guard import open_workbook
from cchc_portal.lib.sheets.writer import OutColumn, OutSheet, safe_text, sheet_name, write_workbook

_COLUMNS = (OutColumn("Mã", 10, "@"), OutColumn("Điểm", 8, "0.00"), OutColumn("Ngày"))


def _written(rows, titles=()):
    return load_workbook(BytesIO(write_workbook([OutSheet("Chấm điểm", _COLUMNS, rows, titles)]))).active


def test_write_workbook_numbers_and_dates_stay_what_they_are():
    sheet = _written([("1.10", Decimal("0.50"), date(2020, 12, 31))])
    cells = [(cell.data_type, cell.number_format) for cell in sheet[2]]
    assert cells == [("s", "@"), ("n", "0.00"), ("d", "dd/mm/yyyy")]


def test_write_workbook_header_stands_below_titles_and_is_frozen():
    sheet = _written([("1", None, None)], titles=("TỔNG HỢP", "Năm 2020"))
    assert (sheet["A1"].value, sheet["A3"].value, sheet.freeze_panes) == ("TỔNG HỢP", "Mã", "A4")
    assert (sheet["A3"].font.bold, sheet.column_dimensions["A"].width) == (True, 10)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_safe_text_what_excel_would_compute_gets_an_apostrophe(start):
    assert safe_text(f"{start}1+1") == f"'{start}1+1"


def test_safe_text_other_text_is_kept_and_control_characters_are_not():
    assert safe_text("Sở\x07 = 1\uffff") == "Sở = 1"


def test_write_workbook_formula_text_is_stored_as_text():
    cell = _written([("=1+1", None, None)])["A2"]
    assert (cell.value, cell.data_type) == ("'=1+1", "s")


def test_write_workbook_our_reader_reads_it_back_unchanged(tmp_path):
    path = tmp_path / "a.xlsx"
    row = ("=1+1", Decimal("0.5"), date(2020, 12, 31))
    path.write_bytes(write_workbook([OutSheet("A", _COLUMNS, [row])]))
    sheet = open_workbook(path).sheet("A")
    assert tuple(sheet.value(sheet.rows[1], i) for i in range(3)) == row


def test_sheet_name_is_made_fit_for_excel():
    assert [sheet_name("Phụ lục I/II: [x]"), sheet_name("a" * 40), sheet_name("")] == [
        "Phụ lục I-II- -x-",
        "a" * 31,
        "Trang",
    ]
