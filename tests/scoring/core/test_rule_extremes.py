from decimal import Decimal

import pytest

from scoring.core.rules import allowed_points, best_points, parse_rule, worst_points
from scoring.core.words import Method, Part

M, P = Part.MAIN, Part.PENALTY


@pytest.mark.parametrize(
    ("method", "text", "top", "part", "worst", "best"),
    [
        (Method.CHOICE, "Có = 2; Không = -1", "2", M, "-1", "2"),
        (Method.CHECKLIST, "A = 0,5; B = 1", "2", M, "0", "1.5"),
        (Method.RATIO_BANDS, ">=80: 1,5; <80: 0", "2", M, "0", "1.5"),
        (Method.RATIO_BANDS, ">=80: tỷ lệ; <80: 0", "2", M, "0", "2"),
        (Method.RATIO, "tối thiểu 70", "2", M, "0", "2"),
        (Method.COUNT, "mỗi 0,5; tối đa 1", "2", M, "0", "1"),
        (Method.DEDUCT, "mỗi 0,5; sàn -1", "2", M, "-1", "2"),
        (Method.DEDUCT, "mỗi 1", "-3", P, "-3", "0"),
        (Method.RELATIVE_TO_BEST, "", "2", M, "0", "2"),
        (Method.JUDGEMENT, "", "-2", P, "-2", "0"),
        (Method.SURVEY, "câu C1; công thức trung bình; quy đổi tỷ lệ", "4", M, "0", "4"),
        (Method.SURVEY, "câu C1; công thức trung bình; quy đổi mức >=9: 3; <9: 1", "4", M, "1", "3"),
    ],
)
def test_worst_and_best(method: Method, text: str, top: str, part: Part, worst: str, best: str) -> None:
    rule = parse_rule(method, text, max_points=Decimal(top), part=part)
    assert (worst_points(rule), best_points(rule)) == (Decimal(worst), Decimal(best))


@pytest.mark.parametrize(
    ("method", "text", "top", "part", "low", "high"),
    [
        (Method.RATIO, "", "2", M, "0", "2"),
        (Method.DEDUCT, "mỗi 1; sàn -0,5", "2", M, "-0.5", "2"),
        (Method.DEDUCT, "mỗi 1; sàn 0,5", "2", M, "0.5", "2"),
        (Method.DEDUCT, "mỗi 1", "-3", P, "-3", "0"),
        (Method.JUDGEMENT, "bước 0,5", "2", M, "0", "2"),
    ],
)
def test_allowed_points(method: Method, text: str, top: str, part: Part, low: str, high: str) -> None:
    rule = parse_rule(method, text, max_points=Decimal(top), part=part)
    assert allowed_points(rule) == (Decimal(low), Decimal(high))
