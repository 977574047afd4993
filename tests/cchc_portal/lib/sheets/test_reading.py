import pytest
from python_calamine import CalamineError

from cchc_portal.lib.findings import Finding
from cchc_portal.lib.sheets.guard import open_workbook
from cchc_portal.lib.sheets.reading import Reading
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from tests.workbooks import save_book, with_cells

_OUTSIDE = "Không đọc được dòng này: có ô ngày giờ nằm ngoài khoảng mà Excel nhận"


class PanicException(BaseException):
    """What a panic looks like from Python."""


@pytest.mark.parametrize(
    "error", [CalamineError("x"), OverflowError("x"), ValueError("x"), PanicException("x")]
)
@pytest.mark.parametrize(("row", "told"), [(None, ("Không đọc được trang tính", None)), (6, (_OUTSIDE, 7))])
def test_reading_failure_is_a_refusal_that_names_the_place(error, row, told):
    with pytest.raises(WorkbookRefused) as refused, Reading("A", row):
        raise error
    assert refused.value.findings == [Finding(told[0], "A", told[1])]


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, KeyError])
def test_reading_other_exceptions_pass(error):
    with pytest.raises(error), Reading("A"):
        raise error


def test_sheet_with_a_time_beyond_python_is_refused_with_its_row(tmp_path):
    book = save_book(tmp_path / "a.xlsx", {"A": [["x"], [(1e9, "[h]:mm:ss")]]})
    with pytest.raises(WorkbookRefused) as refused:
        open_workbook(book).sheet("A")
    assert refused.value.findings == [Finding(_OUTSIDE, "A", 2)]


def test_sheet_with_a_reference_to_no_text_is_refused(tmp_path):
    book = with_cells(tmp_path / "a.xlsx", '<row r="1"><c r="A1" t="s"><v>9</v></c></row>')
    with pytest.raises(WorkbookRefused) as refused:
        open_workbook(book).sheet("A")
    assert refused.value.findings == [Finding("Không đọc được trang tính", "A")]
