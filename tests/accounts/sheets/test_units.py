from datetime import date

import pytest

from accounts.sheets.units import GroupRow, UnitRow, read_units
from cchc_portal.lib.findings import Severity
from cchc_portal.lib.sheets.guard import open_workbook
from tests.workbooks import GOLDEN, save_book

GROUPS = [["Mã nhóm", "Tên nhóm", "Thứ tự"], ["SO", "Sở, ban, ngành", 1]]
HEADER = [
    *("Mã đơn vị", "Tên đơn vị", "Tên viết tắt", "Mã nhóm", "Xếp hạng"),
    *("Hiệu lực từ", "Hiệu lực đến", "Đơn vị kế thừa"),
]


def _read(tmp_path, *units, groups=GROUPS, known_groups=(), known_units=()):
    sheets = {"Nhóm đơn vị": groups} if groups else {}
    path = save_book(tmp_path / "don-vi.xlsx", {**sheets, "Đơn vị": [HEADER, *units]})
    return read_units(open_workbook(path), known_groups, known_units)


def _errors(book):
    return [(f.row, f.column, f.message) for f in book.findings if f.severity is Severity.ERROR]


def test_read_units_ordinary_row(tmp_path):
    row = ["STP", "Sở Tư pháp", "Sở TP", "SO", "Không", "01/01/2016", date(2020, 6, 30), None]
    book = _read(tmp_path, row)
    day, end = date(2016, 1, 1), date(2020, 6, 30)
    assert book.groups == (GroupRow("SO", "Sở, ban, ngành", 1),)
    assert book.units == (UnitRow(2, "STP", "Sở Tư pháp", "Sở TP", "SO", False, day, end, ""),)
    assert book.findings == []


def test_read_units_ranked_is_the_default_and_empty_rows_are_skipped(tmp_path):
    book = _read(tmp_path, ["STP", "Sở Tư pháp", None, "SO"], [None, None, "người lập"])
    assert ([unit.ranked for unit in book.units], book.skipped, book.findings) == ([True], 1, [])


@pytest.mark.parametrize(
    ("unit", "column", "message"),
    [
        ([None, "Sở Tư pháp", None, "SO"], "Mã đơn vị", "Thiếu mã đơn vị"),
        ([12, "Sở Tư pháp", None, "SO"], "Mã đơn vị", "Mã bị Excel đổi thành số nên không còn chắc chắn"),
        (["S T", "Sở Tư pháp", None, "SO"], "Mã đơn vị", "Mã sai dạng"),
        (["STP", None, None, "SO"], "Tên đơn vị", "Thiếu tên đơn vị"),
        (["STP", "Sở Tư pháp", None, "XA"], "Mã nhóm", "Không có nhóm đơn vị này"),
        (["STP", "Sở Tư pháp", None, "SO", "Có lẽ"], "Xếp hạng", "Giá trị không có trong danh mục"),
        (
            ["STP", "Sở Tư pháp", None, "SO", "Có", "01/01/2020", "31/12/2019"],
            "Hiệu lực đến",
            "Ngày hết hiệu lực sớm hơn ngày có hiệu lực",
        ),
        (
            ["STP", "Sở Tư pháp", None, "SO", "Có", None, None, "LA"],
            "Đơn vị kế thừa",
            "Không có đơn vị này",
        ),
        (
            ["STP", "Sở Tư pháp", None, "SO", "Có", None, None, "STP"],
            "Đơn vị kế thừa",
            "Đơn vị kế thừa quay vòng về chính nó",
        ),
        (["STP", "x" * 256, None, "SO"], "Tên đơn vị", "Văn bản dài quá 255 ký tự"),
    ],
)
def test_read_units_wrong_cell_is_told_of(tmp_path, unit, column, message):
    assert _errors(_read(tmp_path, unit)) == [(2, column, message)]


def test_read_units_heirs_that_come_round_again_are_told_of_each_unit_that_leads_there(tmp_path):
    heirs = {"A": "B", "B": "C", "C": "B", "D": "A", "E": "F", "F": None}
    units = [[code, f"Sở {code}", None, "SO", "Có", None, None, heir] for code, heir in heirs.items()]
    message = "Đơn vị kế thừa quay vòng về chính nó"
    assert _errors(_read(tmp_path, *units)) == [(row, "Đơn vị kế thừa", message) for row in (2, 3, 4, 5)]


def test_read_units_code_twice_names_the_first_row(tmp_path):
    book = _read(tmp_path, ["STP", "Sở Tư pháp", None, "SO"], ["stp", "Sở Tài chính", None, "SO"])
    assert _errors(book) == [(3, "Mã đơn vị", "Mã đã có ở dòng 2")]


def test_read_units_same_name_at_one_time_is_a_warning(tmp_path):
    book = _read(tmp_path, ["A", "Sở Tư pháp", None, "SO"], ["B", "Sở Tư Pháp", None, "SO"])
    (finding,) = book.findings
    assert (finding.severity, finding.row) == (Severity.WARNING, 3)


def test_read_units_same_name_one_after_the_other_is_fine(tmp_path):
    old = ["A", "Sở Tư pháp", None, "SO", "Có", None, "30/06/2025", "B"]
    assert _read(tmp_path, old, ["B", "Sở Tư pháp", None, "SO", "Có", "01/07/2025"]).findings == []


def test_read_units_without_the_group_sheet_needs_known_groups(tmp_path):
    unit = ["STP", "Sở Tư pháp", None, "SO"]
    assert _read(tmp_path, unit, groups=None, known_groups=["SO"]).findings == []
    missing = (None, "", "Thiếu trang tính “Nhóm đơn vị”")
    assert _errors(_read(tmp_path, unit, groups=None))[0] == missing


@pytest.mark.parametrize(("year", "groups", "units"), [(2020, 3, 32), (2031, 2, 11)])
def test_read_units_sample_workbooks(year, groups, units):
    book = read_units(open_workbook(GOLDEN / str(year) / "don-vi.xlsx"), (), ())
    assert (len(book.groups), len(book.units), book.findings) == (groups, units, [])
