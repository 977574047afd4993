import pytest

from scoring.core.rows import SetRows
from tests.scoring.core.checks.workbook import annex, band, criterion, told, with_criteria

ONE = criterion("1", "Thẩm định")


def test_sound_workbook_has_no_finding() -> None:
    assert told(with_criteria(ONE)) == []


@pytest.mark.parametrize(
    ("rows", "column", "message"),
    [
        (
            with_criteria(ONE, annexes=(annex("1", "XA"),), bands=(band("A", "0", group="XA"),)),
            "Mã nhóm",
            "không biết nhóm đơn vị này",
        ),
        (
            with_criteria(ONE, annexes=(annex("1", "CU"),), bands=(band("A", "0", group="CU"),)),
            "Mã nhóm",
            "nhóm đơn vị đã hết hiệu lực",
        ),
        (with_criteria(ONE, annexes=(annex(None),)), "Tổng điểm", "tổng điểm không phải là số"),
    ],
)
def test_annex_row_is_refused(rows: SetRows, column: str, message: str) -> None:
    assert told(rows) == [("error", "Phụ lục", 2, column, message)]


def test_annex_without_its_sheet_and_sheet_without_its_annex() -> None:
    rows = with_criteria(ONE, annexes=(annex("1", name="Phụ lục II"),))
    assert told(rows) == [
        ("error", "Phụ lục", 2, "Phụ lục", "không có trang tính của phụ lục, hoặc trang trống"),
        ("error", "Phụ lục I", None, "Phụ lục", "trang tính này không có dòng nào ở trang “Phụ lục”"),
    ]


def test_empty_annex_sheet_is_named_too() -> None:
    rows = with_criteria(ONE, annex_sheets=("Phụ lục I", "Phụ lục IX"))
    assert [(sheet, column) for _, sheet, _, column, _ in told(rows)] == [("Phụ lục IX", "Phụ lục")]


def test_group_with_two_annexes() -> None:
    rows = with_criteria(ONE, annexes=(annex("1"), annex("1", name="phụ lục i", row=3)))
    assert {(row, message) for _, _, row, _, message in told(rows)} == {
        (2, "phụ lục ghi hai lần"),
        (2, "nhóm có hai phụ lục"),
        (3, "phụ lục ghi hai lần"),
        (3, "nhóm có hai phụ lục"),
    }


def test_workbook_without_annexes() -> None:
    assert ("error", "Phụ lục", None, "", "bộ tiêu chí không có phụ lục nào") in told(SetRows())
