import pytest

from scoring.core.rows import ScaleRow
from tests.scoring.core.checks.workbook import criterion, question, told, with_criteria
from tests.scoring.core.samples import D

WEIGHTED = criterion("1", "Khảo sát", "câu C1; công thức có trọng số; quy đổi tỷ lệ")
PLAIN = criterion("1", "Khảo sát", "câu C1, C2; công thức trung bình; quy đổi tỷ lệ")


def _scale(level: str, weight: str | None, scale: str = "Riêng") -> ScaleRow:
    return ScaleRow("Thang", 2, scale, D(level), f"Mức {level}", None if weight is None else D(weight))


FULL = tuple(_scale(str(n), f"0.{n}") for n in range(1, 6))


def test_known_questions_are_sound() -> None:
    assert told(with_criteria(PLAIN)) == []


def test_unknown_question_is_an_error() -> None:
    rows = with_criteria(criterion("1", "Khảo sát", "câu C9; công thức trung bình; quy đổi tỷ lệ"))
    assert told(rows) == [("error", "Phụ lục I", 2, "Tham số", "không có câu hỏi này")]


def test_question_asked_by_two_leaves_is_a_warning() -> None:
    other = criterion("2", "Khảo sát", "câu C2; công thức trung bình; quy đổi tỷ lệ")
    found = told(with_criteria(PLAIN, other))
    assert found == [("warning", "Phụ lục I", 3, "Tham số", "câu C2 đã dùng ở tiêu chí 1")]


def test_repeated_question_code() -> None:
    rows = with_criteria(PLAIN, questions=(question("C1"), question("C2"), question("C1")))
    assert told(rows) == [("error", "Câu hỏi khảo sát", 2, "Mã câu", "mã câu để trống hoặc ghi hai lần")]


def test_unknown_scale() -> None:
    rows = with_criteria(PLAIN, questions=(question("C1"), question("C2", "Riêng")))
    assert told(rows) == [("error", "Câu hỏi khảo sát", 2, "Thang", "không biết thang này")]


@pytest.mark.parametrize(("scales", "count"), [(FULL, 0), (FULL[:4], 1), ((), 2)])
def test_weighted_formula_needs_a_weight_for_every_level(scales: tuple[ScaleRow, ...], count: int) -> None:
    rows = with_criteria(WEIGHTED, questions=(question("C1", "Riêng"),), scales=scales)
    assert len(told(rows)) == count


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        (_scale("6", "1"), "Mức", "mức ngoài thang"),
        (_scale("5", "0.5"), "Mức", "mức ghi hai lần trong thang"),
        (_scale("1", "1.5", "Khác"), "Trọng số", "trọng số ngoài khoảng"),
    ],
)
def test_scale_rows(row: ScaleRow, column: str, message: str) -> None:
    found = told(with_criteria(PLAIN, scales=(*FULL, row)))
    assert found == [("error", "Thang", 2, column, message)]
