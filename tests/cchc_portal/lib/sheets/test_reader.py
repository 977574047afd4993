from datetime import date, datetime, time
from decimal import Decimal

import pytest

from cchc_portal.lib.sheets.guard import open_workbook
from cchc_portal.lib.sheets.reader import typed
from tests.workbooks import save_book, with_cells


def _sheet(path, **options):
    return open_workbook(path, **options).sheet("A")


def _cells(sheet):
    return {row.number: [sheet.value(row, i) for i in range(len(row.cells))] for row in sheet.rows}


def test_value_types_are_the_portals_own(tmp_path):
    row = ["  Sở\u00a0Nội vụ ", 0.1, 20, True, date(2020, 12, 31), datetime(2020, 12, 31, 0, 0), None]  # noqa: DTZ001
    sheet = _sheet(save_book(tmp_path / "a.xlsx", {"A": [row]}))
    day = date(2020, 12, 31)
    assert _cells(sheet) == {1: ["Sở Nội vụ", Decimal("0.1"), Decimal(20), True, day, day]}


def test_value_time_of_day_is_text(tmp_path):
    sheet = _sheet(save_book(tmp_path / "a.xlsx", {"A": [[time(3, 4)]]}))
    assert _cells(sheet) == {1: ["03:04:00"]}


def test_rows_keep_excels_numbers_and_columns(tmp_path):
    sheet = _sheet(save_book(tmp_path / "a.xlsx", {"A": [[], [], [None, None, "x"], [], ["y"]]}))
    assert _cells(sheet) == {3: [None, None, "x"], 5: ["y", None, None]}


def test_rows_formatted_but_empty_are_left_out(tmp_path):
    rows = [["x"], [(None, "0%")], [(None, "dd/mm/yyyy")]]
    sheet = _sheet(save_book(tmp_path / "a.xlsx", {"A": rows}))
    assert [row.number for row in sheet.rows] == [1]


@pytest.mark.parametrize("number_format", ["0%", "0.00%", '0.0" "%', "[Red]0%"])
def test_value_percent_format_counts_times_100(tmp_path, number_format):
    sheet = _sheet(save_book(tmp_path / "a.xlsx", {"A": [[(0.29, number_format), 0.29]]}))
    assert _cells(sheet) == {1: [Decimal(29), Decimal("0.29")]}


def test_value_percent_sign_as_plain_text_of_a_format_changes_nothing(tmp_path):
    sheet = _sheet(save_book(tmp_path / "a.xlsx", {"A": [[(95, '0"%"')]]}))
    assert _cells(sheet) == {1: [Decimal(95)]}


def test_flaw_uncomputed_formula_is_known_and_its_row_kept(tmp_path):
    sheet = _sheet(save_book(tmp_path / "a.xlsx", {"A": [["x"], ["=1+1"]]}))
    row = sheet.rows[1]
    assert (row.number, sheet.value(row, 0), sheet.flaw(row, 0)) == (2, None, "=")


def test_flaw_error_cell_is_known(tmp_path):
    cells = '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><v>1</v></c></row>'
    sheet = _sheet(with_cells(tmp_path / "a.xlsx", cells))
    row = sheet.rows[0]
    assert (sheet.value(row, 0), sheet.flaw(row, 0), sheet.flaw(row, 1)) == (None, "#DIV/0!", "")


def test_flaw_formula_with_a_stored_value_is_none(tmp_path):
    sheet = _sheet(with_cells(tmp_path / "a.xlsx", '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'))
    assert (sheet.value(sheet.rows[0], 0), sheet.flaw(sheet.rows[0], 0)) == (Decimal(2), "")


def test_value_apostrophe_of_our_own_exports_is_taken_off(tmp_path):
    sheet = _sheet(save_book(tmp_path / "a.xlsx", {"A": [["'=1+1", "'- dòng", "'thường"]]}))
    assert _cells(sheet) == {1: ["=1+1", "- dòng", "'thường"]}


def test_value_old_code_is_kept_and_remembered(tmp_path):
    sheet = _sheet(save_book(tmp_path / "a.xlsx", {"A": [["nghiÖp c«ng lËp"]]}))
    assert (_cells(sheet), sheet.texts.legacy) == (
        {1: ["nghiÖp c«ng lËp"]},
        {"nghiÖp c«ng lËp": "nghiệp công lập"},
    )


def test_value_old_code_is_converted_when_asked(tmp_path):
    sheet = _sheet(save_book(tmp_path / "a.xlsx", {"A": [["nghiÖp c«ng lËp"]]}), convert_legacy=True)
    assert (_cells(sheet), sheet.texts.legacy) == ({1: ["nghiệp công lập"]}, {})


def test_find_sheet_name_is_folded(tmp_path):
    book = open_workbook(save_book(tmp_path / "a.xlsx", {"CHẤM  điểm": [["x"]]}))
    assert [getattr(book.find(name), "name", None) for name in ("Chấm điểm", "Khác")] == ["CHẤM  điểm", None]


@pytest.mark.parametrize("written", ["nan", "inf", "-1e400"])
def test_value_that_is_no_number_is_text(tmp_path, written):
    sheet = _sheet(with_cells(tmp_path / "a.xlsx", f'<row r="1"><c r="A1"><v>{written}</v></c></row>'))
    assert _cells(sheet) == {1: [str(float(written))]}


@pytest.mark.parametrize(
    ("raw", "value"),
    [(0.1 + 0.2, "0.3"), (100 / 3, "33.3333333333333"), (2.5, "2.5"), (20.0, "20"), (1e-7, "1E-7")],
)
def test_typed_number_is_the_one_that_excel_shows(raw, value):
    assert typed(raw) == Decimal(value)
