import pytest

from scoring.core.checks import check_set
from scoring.core.rows import CriterionRow
from tests.scoring.core.checks.workbook import criterion, told, with_criteria


def test_parent_must_equal_the_sum_of_its_leaves() -> None:
    rows = with_criteria(
        criterion("1", top="10.05"),
        criterion("1.1", top="10"),
        criterion("1.1.1", "Thẩm định", top="10"),
        criterion("1.2", "Thẩm định", top="0.5"),
        total="10.5",
    )
    (finding,) = check_set(rows)
    assert (finding.row, finding.column, finding.found, finding.expected) == (
        2,
        "Điểm tối đa",
        "10,05",
        "10,5",
    )


def test_penalty_branch_is_summed_too() -> None:
    rows = with_criteria(
        criterion("1", "Thẩm định"),
        criterion("P", top="-2", part="Điểm trừ"),
        criterion("P.1", "Trừ dần", "mỗi 1", top="-3", part="Điểm trừ"),
    )
    (finding,) = check_set(rows)
    assert (finding.row, finding.found, finding.expected) == (3, "−2", "−3")


def test_declared_total_counts_main_leaves_only() -> None:
    rows = with_criteria(
        criterion("1", "Thẩm định", top="60"),
        criterion("T", "Đếm", "mỗi 1", top="2", part="Điểm thưởng"),
        total="62",
    )
    (finding,) = check_set(rows)
    assert (finding.sheet, finding.column, finding.expected) == ("Phụ lục", "Tổng điểm", "60")


@pytest.mark.parametrize(
    ("row", "severity", "message"),
    [
        (criterion("1", "Thẩm định", top=None), "error", "điểm tối đa để trống hoặc không phải là số"),
        (criterion("1", "Thẩm định", top="-1"), "error", "điểm tối đa nhỏ hơn 0"),
        (criterion("1", "Thẩm định", top="0"), "warning", "điểm tối đa bằng 0"),
        (criterion("1", "Thẩm định", top="1.125"), "error", "điểm tối đa quá dài"),
    ],
)
def test_maximum(row: CriterionRow, severity: str, message: str) -> None:
    assert (severity, "Phụ lục I", 2, "Điểm tối đa", message) in told(with_criteria(row))


def test_penalty_above_zero() -> None:
    row = criterion("P", "Trừ dần", "mỗi 1; sàn 0", top="2", part="Điểm trừ")
    found = told(with_criteria(criterion("1", "Thẩm định"), row))
    assert ("error", "Phụ lục I", 3, "Điểm tối đa", "điểm trừ có điểm tối đa lớn hơn 0") in found
