from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_portal.lib.findings import Remedy, Severity
from cchc_portal.lib.sheets.guard import open_workbook
from cchc_portal.lib.sheets.marks import Marks
from cchc_portal.lib.sheets.reader import RawRow, Sheet, Texts
from cchc_portal.lib.sheets.rows import Row, Told, as_text
from cchc_portal.lib.sheets.tables import Column, read_table
from tests.scribbles import scribbles
from tests.workbooks import save_book

_METHODS = ("value", "text", "line", "code", "decimal", "number_or_text", "whole", "day", "yes", "required")
_RAW = st.one_of(
    *(scribbles("Có", "Không", "31/12/"), st.floats(), st.integers(), st.booleans()),
    *(st.dates(), st.just(time.max), st.just(timedelta.max), st.just(timedelta.min)),
)


@pytest.fixture
def read(tmp_path):
    """Reads one cell of the column "Giá trị" with the method named; gives the result and the findings."""

    def reading(value, method, *args):
        findings = []
        path = save_book(tmp_path / "a.xlsx", {"A": [["Mã", "Giá trị"], ["x", value]]})
        table = read_table(open_workbook(path).sheet("A"), (Column("Mã"), Column("Giá trị")), findings)
        (row,) = table.rows
        return getattr(row, method)("Giá trị", *args), findings

    return reading


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1.10", "1.10"),
        (1.5, "1.5"),
        (20, "20"),
        (1e300, "1E+300"),
        (1e-300, "1E-300"),
        (date(2020, 2, 1), "01/02/2020"),
        (None, ""),
    ],
)
def test_text_is_what_people_see(read, value, text):
    assert read(value, "text") == (text, [])


@pytest.mark.parametrize(
    ("value", "number"),
    [(0.25, "0.25"), ("0,25", "0.25"), ("95%", "95"), ((0.95, "0%"), "95"), ("1,234", "1.234")],
)
def test_decimal_is_read_exactly(read, value, number):
    assert read(value, "decimal") == (Decimal(number), [])


def test_decimal_three_digits_behind_a_point_are_a_warning(read):
    number, (finding,) = read("1.234", "decimal")
    assert (number, finding.severity, finding.found) == (Decimal("1.234"), Severity.WARNING, "1.234")
    assert finding.message.startswith("Dấu chấm được đọc là dấu thập phân: 1,234")


@pytest.mark.parametrize(
    ("value", "found"), [("abc", "abc"), (date(2020, 2, 1), "01/02/2020"), (True, "TRUE")]
)
def test_decimal_anything_else_is_a_finding(read, value, found):
    number, (finding,) = read(value, "decimal")
    assert (number, finding.row, finding.column, finding.found) == (None, 2, "Giá trị", found)
    assert finding.sentence == "Ô không phải là số; cần một số như 1,5 hoặc 1.5"


def test_decimal_uncomputed_formula_is_a_finding(read):
    number, (finding,) = read("=1+1", "decimal")
    assert number is None
    assert finding.message.startswith("Ô có công thức nhưng chưa có kết quả lưu sẵn")


def test_decimal_finer_than_it_can_be_kept_is_a_finding(read):
    number, (finding,) = read("0,125", "decimal", 2)
    assert (number, finding.expected) == (Decimal("0.125"), "nhiều nhất 2 chữ số thập phân")


@pytest.mark.parametrize(("value", "whole"), [(1e15, 15), (-1e300, 15), ("1000000", 6), (1e6, 6)])
def test_decimal_larger_than_it_can_be_kept_is_a_finding(read, value, whole):
    _, (finding,) = read(value, "decimal", None, whole)
    assert finding.sentence == f"Số quá lớn; cần nhiều nhất {whole} chữ số trước dấu phẩy"


@pytest.mark.parametrize(("value", "whole"), [(1e15 - 1, 15), (999_999.5, 6), (0, 1), (1e-300, 1)])
def test_decimal_of_just_so_many_digits_is_fine(read, value, whole):
    assert read(value, "decimal", None, whole)[1] == []


def test_number_or_text_what_is_no_number_is_kept(read):
    assert [read(value, "number_or_text") for value in ("mười", "1,5", None)] == [
        ((None, "mười"), []),
        ((Decimal("1.5"), ""), []),
        ((None, ""), []),
    ]


def test_line_longer_than_allowed_is_a_finding(read):
    line, (finding,) = read("x" * 70, "line", 64)
    assert (line, finding.message) == ("", "Văn bản dài quá 64 ký tự")


def test_whole_a_fraction_is_a_finding(read):
    number, (finding,) = read(1.5, "whole")
    assert (number, finding.message, finding.found) == (None, "Ô phải là số nguyên", "1,5")


@pytest.mark.parametrize(("value", "kind"), [(1.1, "số"), (1, "số"), (date(2020, 2, 1), "ngày tháng")])
def test_code_turned_into_something_else_is_a_finding(read, value, kind):
    code, (finding,) = read(value, "code")
    assert (code, finding.message) == ("", f"Mã bị Excel đổi thành {kind} nên không còn chắc chắn")


def test_code_typed_as_text_is_kept(read):
    assert read(" 1.10 ", "code") == ("1.10", [])


def test_day_wrong_text_is_a_finding(read):
    day, (finding,) = read("31/02/2020", "day")
    assert (day, finding.found) == (None, "31/02/2020")


@pytest.mark.parametrize(("value", "truth"), [("Có", True), ("KHÔNG", False), (True, True), (None, None)])
def test_yes_reads_words_and_truth_values(read, value, truth):
    assert read(value, "yes") == (truth, [])


def test_one_of_an_unknown_word_is_a_finding(read):
    value, (finding,) = read("Chắc là có", "yes")
    assert (value, finding.found, finding.expected) == (None, "Chắc là có", "Có hoặc Không")


def test_required_empty_cell_is_a_finding(read):
    held, (finding,) = read(None, "required")
    assert (held, finding.message) == (False, "Thiếu giá trị")


def test_value_in_the_old_code_is_a_finding(read):
    _, (finding,) = read("nghiÖp c«ng lËp", "text")
    assert (finding.found, finding.expected) == ("nghiÖp c«ng lËp", "“nghiệp công lập”")


def test_tell_same_finding_twice_is_said_once(tmp_path):
    findings = []
    path = save_book(tmp_path / "a.xlsx", {"A": [["Mã", "Giá trị"], ["x", "abc"]]})
    table = read_table(open_workbook(path).sheet("A"), (Column("Mã"), Column("Giá trị")), findings)
    (row,) = table.rows
    row.decimal("Giá trị")
    row.decimal("Giá trị")
    assert len(findings) == 1


def test_text_in_the_old_code_is_told_with_what_may_be_chosen(read):
    text, (finding,) = read("nghiÖp c«ng lËp", "text")

    assert (text, finding.found) == ("nghiÖp c«ng lËp", "nghiÖp c«ng lËp")
    assert (finding.expected, finding.remedy) == ("“nghiệp công lập”", Remedy.CONVERT_LEGACY)


def test_suggests_until_the_sheet_is_wrong_all_over(tmp_path):
    path = save_book(tmp_path / "a.xlsx", {"A": [["Mã", "Giá trị"], ["x", "abc"]]})
    table = read_table(open_workbook(path).sheet("A"), (Column("Mã"), Column("Giá trị")), [])
    (row,) = table.rows
    told = []
    for n in range(1_000):
        told.append(row.suggests)
        row.tell("Mã", f"Sai {n}")
    assert (all(told), row.suggests) == (True, False)


@pytest.mark.parametrize("method", _METHODS)
@given(raw=_RAW, is_percent=st.booleans())
def test_reader_of_any_cell_tells_and_never_raises(method, raw, is_percent):
    marks = Marks(percent={(1, 1)} if is_percent else set())
    row = Row(Sheet("A", [], marks, Texts(convert_legacy=False)), {"X": 0}, RawRow(1, [raw]), Told("A", []))
    found = getattr(row, method)("X")
    findings = row.told.findings
    assert all(f.sentence and (f.sheet, f.row, f.column) == ("A", 1, "X") for f in findings)
    if method == "decimal" and found is not None:
        assert findings or abs(found) < Decimal(10) ** 15


@given(st.decimals())
def test_as_text_of_any_number_is_short(number):
    assert len(as_text(number)) < 60
