from io import BytesIO

import pytest
from openpyxl import load_workbook

from cchc_portal.lib.findings import Finding
from cchc_portal.lib.sheets import marked
from cchc_portal.lib.sheets.guard import open_workbook
from cchc_portal.lib.sheets.marked import mark_errors
from cchc_portal.lib.sheets.tables import Column, read_table
from tests.workbooks import repack, save_book, with_cells

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


_STARTS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1")


def test_mark_errors_nothing_computes_in_what_comes_back(request, tmp_path, monkeypatch):
    path = save_book(
        tmp_path / "a.xlsx", {"A": [["Mã", "Giá trị"], *([s, "x"] for s in _STARTS)], "B": [["=1"]]}
    )
    for limit in (60_000, 0):
        monkeypatch.setattr(marked, "_KEEPS_LOOKS_BELOW", limit)
        book = load_workbook(BytesIO(mark_errors(path, [Finding("=HYPERLINK(1)", "A", 2)])))
        cells = [
            cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
        ]
        assert {cell.data_type for cell in cells} == {"s"}
        assert [c.value for c in cells if c.value.startswith(("=", "+", "-", "@", "\t"))] == []
        assert book["A"]["C2"].value == "'=HYPERLINK(1)"


def test_mark_errors_formula_comes_back_as_the_value_it_had(tmp_path):
    cells = (
        '<c r="A1" t="str"><f>"a"</f><v>=a</v></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1"><f>A1+1</f></c>'
    )
    path = with_cells(tmp_path / "a.xlsx", f'<row r="1">{cells}</row>')
    sheet = load_workbook(BytesIO(mark_errors(path, [])))["A"]
    assert [sheet.cell(1, n).value for n in (1, 2, 3)] == ["'=a", 2, "'=A1+1"]


def test_mark_errors_what_the_slower_library_stumbles_over_keeps_its_values(tmp_path):
    path = save_book(tmp_path / "a.xlsx", {"A": _ROWS})
    repack(path, {"docProps/core.xml": "no XML"})
    sheet = load_workbook(BytesIO(mark_errors(path, _FINDINGS[:1])))["A"]
    assert [sheet.cell(4, n).value for n in (1, 2, 3)] == ["y", "abc", "Giá trị: Ô không phải là số"]


def test_mark_errors_many_formatted_empty_rows_are_left_behind(tmp_path):
    empty = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(3, 300_000))
    filled = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in (1, 2))
    path = with_cells(tmp_path / "a.xlsx", filled + empty)
    sheet = load_workbook(BytesIO(mark_errors(path, [Finding("Sai", "A", 2)])))["A"]
    assert (sheet.max_row, sheet["A2"].value, sheet["B2"].value) == (2, 2, "Sai")


def test_mark_errors_same_finding_of_the_whole_file_goes_to_the_first_sheet(tmp_path):
    path = save_book(tmp_path / "a.xlsx", {"A": [["Mã", "Giá trị"]]})
    sheet = load_workbook(BytesIO(mark_errors(path, [Finding("Sai loại tệp")])))["A"]
    assert sheet["C1"].value == "Lỗi: Sai loại tệp"
