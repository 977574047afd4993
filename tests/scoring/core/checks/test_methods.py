import pytest

from scoring.core.checks import check_set
from scoring.core.rows import CriterionRow
from tests.scoring.core.checks.workbook import criterion, told, with_criteria


def test_method_stands_on_leaves_only() -> None:
    rows = with_criteria(criterion("1", "Thẩm định", "bước 1"), criterion("1.1", "Thẩm định"))
    assert [(column, message) for _, _, _, column, message in told(rows)] == [
        ("Cách chấm", "tiêu chí có tiêu chí thành phần thì không có cách chấm"),
        ("Tham số", "tiêu chí có tiêu chí thành phần thì không có tham số"),
    ]


@pytest.mark.parametrize(
    ("method", "message"), [("", "chưa có cách chấm"), ("Bốc thăm", "không biết cách chấm này")]
)
def test_leaf_needs_a_method(method: str, message: str) -> None:
    assert told(with_criteria(criterion("1", method))) == [("error", "Phụ lục I", 2, "Cách chấm", message)]


def test_parameters_that_cannot_be_read() -> None:
    (finding,) = check_set(with_criteria(criterion("1", "Tỷ lệ", "trên 70")))
    assert (finding.column, finding.message, finding.found, finding.expected) == (
        "Tham số",
        "không hiểu hoặc ghi hai lần",
        "trên 70",
        "“tối thiểu 70” (từ 0 đến 100) hoặc để trống",
    )


@pytest.mark.parametrize(
    ("row", "found", "expected"),
    [
        (criterion("1", "Lựa chọn", "Có = 1; Không = 0", top="2"), "1", "2"),
        (criterion("1", "Cộng thành phần", "A = 1; B = 1,5", top="2"), "2,5", "2"),
        (criterion("1", "Tỷ lệ theo mức", ">=80: 1,5; <80: 0", top="2"), "1,5", "2"),
        (criterion("1", "Đếm", "mỗi 1; tối đa 3", top="2"), "3", "2"),
        (criterion("1", "Thẩm định", "bước 0,3", top="2"), "0,3", "ước số của 2"),
    ],
)
def test_best_attainable_is_the_maximum(row: CriterionRow, found: str, expected: str) -> None:
    (finding,) = check_set(with_criteria(row))
    assert (finding.column, finding.found, finding.expected) == ("Tham số", found, expected)


@pytest.mark.parametrize(
    ("method", "parameters", "message"),
    [
        ("Trừ dần", "mỗi 1; sàn -2", "mức trừ nhiều nhất khác điểm tối đa"),
        ("Lựa chọn", "Có = -3; Không = -1", "điểm trừ khi không vi phạm phải bằng 0"),
    ],
)
def test_penalty_goes_from_zero_to_its_maximum(method: str, parameters: str, message: str) -> None:
    row = criterion("P", method, parameters, top="-3", part="Điểm trừ")
    found = told(with_criteria(criterion("1", "Thẩm định"), row))
    assert found == [("error", "Phụ lục I", 3, "Tham số", message)]


@pytest.mark.parametrize(
    "row",
    [
        criterion("P", "Trừ dần", "mỗi 1", top="-3", part="Điểm trừ"),
        criterion("P", "Lựa chọn", "Có = -3; Không = 0", top="-3", part="Điểm trừ"),
        criterion("P", "Thẩm định", "bước 0,5", top="-3", part="Điểm trừ"),
    ],
)
def test_sound_penalty(row: CriterionRow) -> None:
    assert told(with_criteria(criterion("1", "Thẩm định"), row)) == []
