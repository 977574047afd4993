import pytest

from scoring.core.rows import CellKind, CriterionRow
from tests.scoring.core.checks.workbook import criterion, told, with_criteria

DOMAIN = criterion("1")
CHILD = criterion("1.1", "Thẩm định")


@pytest.mark.parametrize(
    ("row", "severity", "column", "message"),
    [
        (criterion("2.1.1", "Thẩm định"), "error", "Mã tiêu chí", "không có tiêu chí cấp trên 2.1"),
        (criterion("1,1", "Thẩm định"), "error", "Mã tiêu chí", "mã tiêu chí để trống hoặc sai dạng"),
        (criterion("kiem-tra", "Thẩm định"), "error", "Mã tiêu chí", "mã này là tên một trang của cổng"),
        (criterion("nop-tep", "Thẩm định"), "error", "Mã tiêu chí", "mã này là tên một trang của cổng"),
        (criterion("tep.xlsx", "Thẩm định"), "error", "Mã tiêu chí", "mã này là tên một trang của cổng"),
        (criterion("", "Thẩm định"), "error", "Mã tiêu chí", "mã tiêu chí để trống hoặc sai dạng"),
        (
            criterion("1.2", "Thẩm định", code_kind=CellKind.NUMBER),
            "error",
            "Mã tiêu chí",
            "mã tiêu chí đã bị đổi thành số",
        ),
        (
            criterion("2", "Thẩm định", code_kind=CellKind.NUMBER),
            "warning",
            "Mã tiêu chí",
            "mã tiêu chí đã bị đổi thành số",
        ),
        (
            criterion("2", "Thẩm định", code_kind=CellKind.DATE),
            "error",
            "Mã tiêu chí",
            "mã tiêu chí đã bị đổi thành ngày tháng",
        ),
        (
            criterion("01/02/2020", "Thẩm định"),
            "error",
            "Mã tiêu chí",
            "mã tiêu chí đã bị đổi thành ngày tháng",
        ),
        (criterion("2", "Thẩm định", title=" "), "error", "Nội dung", "nội dung tiêu chí để trống"),
        (criterion("2", "Thẩm định", part="Phụ"), "error", "Phần", "không biết phần này"),
    ],
)
def test_code_title_or_part(row: CriterionRow, severity: str, column: str, message: str) -> None:
    found = told(with_criteria(DOMAIN, CHILD, row))
    assert (severity, "Phụ lục I", 4, column, message) in found


def test_repeated_code_names_the_first_row() -> None:
    found = told(with_criteria(DOMAIN, CHILD, criterion("1", "Thẩm định")))
    assert ("error", "Phụ lục I", 4, "Mã tiêu chí", "mã đã có ở dòng 2") in found


def test_part_follows_the_parent() -> None:
    found = told(with_criteria(DOMAIN, criterion("1.1", "Đếm", "mỗi 1", part="Điểm thưởng")))
    assert ("error", "Phụ lục I", 3, "Phần", "khác phần của tiêu chí cấp trên") in found


@pytest.mark.parametrize("code", ["A", "T.1", "1.10", "IV.2a"])
def test_code_of_letters_and_digits_is_sound(code: str) -> None:
    parents = [criterion(code.partition(".")[0])] if "." in code else []
    assert told(with_criteria(*parents, criterion(code, "Thẩm định"))) == []
