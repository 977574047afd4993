from io import BytesIO

import pytest
from openpyxl import load_workbook

from cchc_portal.lib.findings import Finding
from cchc_portal.lib.sheets import marked
from cchc_portal.lib.sheets.guard import open_workbook
from cchc_portal.lib.sheets.marked import mark_errors
from cchc_portal.lib.sheets.tables import Column, read_table
from tests.workbooks import save_book

_ROWS = [["TIÊU ĐỀ"], ["Mã", "Giá trị"], ["x", (0.95, "0%")], ["y", "abc"]]
_FINDINGS = [
    Finding("Ô không phải là số", "A", 4, "Giá trị", "abc"),
    Finding("Mã không có", "A", 4, "Mã"),
    Finding("Thiếu trang", "A"),
]


@pytest.fixture(params=["with looks", "values only"])
def returned(request, tmp_path, monkeypatch):
    if request.param == "values only":
        monkeypatch.setattr(marked, "_KEEPS_LOOKS_BELOW", 0)
    path = save_book(tmp_path / "a.xlsx", {"A": _ROWS, "B": [["khác"]]})
    path.write_bytes(mark_errors(path, _FINDINGS))
    return path


def test_mark_errors_adds_a_column_beside_the_rows(returned):
    sheet = load_workbook(returned)["A"]
    assert [sheet.cell(row, 3).value for row in range(1, 5)] == [
        None,
        "Lỗi: Thiếu trang",
        None,
        "Giá trị: Ô không phải là số\nMã: Mã không có",
    ]


def test_mark_errors_keeps_every_value_in_its_place(returned):
    book = open_workbook(returned)
    sheet = book.sheet("A")
    cells = {row.number: [str(sheet.value(row, i)) for i in range(2)] for row in sheet.rows}
    assert cells == {1: ["TIÊU ĐỀ", "None"], 2: ["Mã", "Giá trị"], 3: ["x", "95"], 4: ["y", "abc"]}
    assert book.names == ["A", "B"]


def test_mark_errors_its_column_is_not_mistaken_for_data(returned):
    findings = []
    read_table(open_workbook(returned).sheet("A"), (Column("Mã"), Column("Giá trị")), findings)
    assert findings == []


def test_mark_errors_a_second_time_uses_the_column_again(returned):
    sheet = load_workbook(BytesIO(mark_errors(returned, [Finding("khác", "A", 3, "Mã")])))["A"]
    assert [sheet.cell(row, 3).value for row in range(2, 5)] == ["Lỗi", "Mã: khác", None]


def test_mark_errors_same_finding_of_the_whole_file_goes_to_the_first_sheet(tmp_path):
    path = save_book(tmp_path / "a.xlsx", {"A": [["Mã", "Giá trị"]]})
    sheet = load_workbook(BytesIO(mark_errors(path, [Finding("Sai loại tệp")])))["A"]
    assert sheet["C1"].value == "Lỗi: Sai loại tệp"
