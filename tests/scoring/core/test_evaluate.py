from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from scoring.core.evaluate import Outcome, achieved, evaluate, evaluate_survey
from scoring.core.rounding import exact
from scoring.core.rules import ChecklistRule, Rule, SurveyRule, parse_rule
from scoring.core.shares import Best, InputError, Share
from scoring.core.words import Method, Part
from tests.scoring.core.samples import award, figure

D = Decimal


def _rule(method: Method, text: str, top: str = "2") -> Rule:
    part = Part.PENALTY if top.startswith("-") else Part.MAIN
    return parse_rule(method, text, max_points=D(top), part=part)


def _points(outcome: Outcome | None) -> Fraction | None:
    return None if outcome is None else Fraction(outcome.numerator) / Fraction(outcome.denominator)


@pytest.mark.parametrize(
    ("method", "text", "given", "points"),
    [
        (Method.CHOICE, "Đúng hạn = 2; Chậm = 0,5", {"choice": " đúng  HẠN"}, "2"),
        (Method.RATIO, "", {"value": "5", "denominator": "24"}, "5/12"),
        (Method.RATIO, "tối thiểu 70", {"value": "70"}, "7/5"),
        (Method.RATIO, "tối thiểu 70", {"value": "69.999"}, "0"),
        (Method.RATIO, "", {"value": "130"}, "2"),
        (Method.RATIO_BANDS, ">=100: 2; >=80: tỷ lệ; <80: 0", {"value": "2", "denominator": "3"}, "0"),
        (Method.RATIO_BANDS, ">50: tỷ lệ; <=50: 0", {"value": "200"}, "2"),
        (Method.COUNT, "mỗi 0,75", {"value": "2"}, "3/2"),
        (Method.COUNT, "mỗi 0,75", {"value": "3"}, "2"),
        (Method.DEDUCT, "mỗi 0,75; sàn -0,5", {"value": "3"}, "-1/4"),
        (Method.DEDUCT, "mỗi 0,75; sàn -0,5", {"value": "9"}, "-1/2"),
        (Method.CHECKLIST, "A = 0,5; B = 1,5", {"choice": "b; A; b"}, "2"),
        (Method.CHECKLIST, "A = 0,5; B = 1,5", {"choice": "không"}, "0"),
        (Method.EXTERNAL, ">=90: 2; <90: 0", {"value": "89.99"}, "0"),
        (Method.JUDGEMENT, "bước 0,25", {"points": "1.75"}, "7/4"),
    ],
)
def test_evaluate(method: Method, text: str, given: dict[str, Any], points: str) -> None:
    with exact():
        assert _points(evaluate(_rule(method, text), award("U", "1", **given))) == Fraction(points)


@pytest.mark.parametrize(
    ("method", "text"),
    [
        (Method.CHOICE, "A = 2"),
        (Method.CHECKLIST, "A = 2"),
        (Method.RATIO, ""),
        (Method.RATIO_BANDS, ">=0: 2"),
        (Method.COUNT, "mỗi 1"),
        (Method.DEDUCT, "mỗi 1"),
        (Method.EXTERNAL, ">=0: 2"),
        (Method.RELATIVE_TO_BEST, ""),
        (Method.JUDGEMENT, ""),
    ],
)
def test_evaluate_without_input_is_none(method: Method, text: str) -> None:
    with exact():
        assert evaluate(_rule(method, text), award("U", "1")) is None


@pytest.mark.parametrize(
    ("method", "text", "given", "column"),
    [
        (Method.CHOICE, "A = 2", {"choice": "B"}, "Lựa chọn"),
        (Method.CHECKLIST, "A = 2", {"choice": "A; C"}, "Lựa chọn"),
        (Method.COUNT, "mỗi 1", {"value": "1.5"}, "Giá trị"),
        (Method.DEDUCT, "mỗi 1", {"value": "-1"}, "Giá trị"),
        (Method.EXTERNAL, ">=0: 2", {"value": "-1"}, "Giá trị"),
        (Method.JUDGEMENT, "", {"points": "2.01"}, "Điểm"),
        (Method.JUDGEMENT, "bước 0,25", {"points": "0.3"}, "Điểm"),
    ],
)
def test_evaluate_refuses(method: Method, text: str, given: dict[str, Any], column: str) -> None:
    with exact(), pytest.raises(InputError) as error:
        evaluate(_rule(method, text), award("U", "1", **given))
    assert error.value.field.label == column


def test_relative_divides_by_the_best() -> None:
    best = Best(Share(D(900), D(12)), ("V",))
    entry = award("U", "1", value="1", denominator="3")
    with exact():
        found = evaluate(_rule(Method.RELATIVE_TO_BEST, "", "9"), entry, best)
    assert _points(found) == 4
    assert found is not None
    assert found.because == ("Số liệu: 1/3 = 33,3333…%.", "Tỷ lệ cao nhất trong nhóm: 75% (V).")


def test_relative_to_zero_is_zero() -> None:
    entry = award("U", "1", value="0", denominator="3")
    with exact():
        found = evaluate(_rule(Method.RELATIVE_TO_BEST, ""), entry, Best(Share(D(0), D(3)), ("U",)))
    assert _points(found) == 0


@pytest.mark.parametrize(
    ("conversion", "points"),
    [("tỷ lệ", "8/3"), ("mức >=66,67: 4; <66,67: 1", "1"), ("mức >=66,5: 4; <66,5: 1", "4")],
)
def test_survey_index_is_not_rounded_before_conversion(conversion: str, points: str) -> None:
    rule = _rule(Method.SURVEY, f"câu C1; công thức tỷ lệ hài lòng; quy đổi {conversion}", "4")
    assert isinstance(rule, SurveyRule)
    with exact():
        assert _points(evaluate_survey(rule, figure("U", "1", "2", "3"))) == Fraction(points)


def test_survey_without_answers_is_none() -> None:
    rule = _rule(Method.SURVEY, "câu C1; công thức tỷ lệ hài lòng; quy đổi tỷ lệ", "4")
    assert isinstance(rule, SurveyRule)
    assert [evaluate_survey(rule, None), evaluate_survey(rule, figure("U", "1", "0", "0"))] == [None, None]


def test_achieved_keeps_the_order_of_the_rule() -> None:
    rule = _rule(Method.CHECKLIST, "A = 0,5; B = 0,5; C = 1")
    assert isinstance(rule, ChecklistRule)
    assert [option.label for option in achieved(rule, "C; a")] == ["A", "C"]


def test_many_holders_of_the_best_are_told_by_their_number() -> None:
    best = Best(Share(D(100), D(1)), tuple("ABCDEFG"))
    with exact():
        found = evaluate(_rule(Method.RELATIVE_TO_BEST, ""), award("U", "1", value="50"), best)
    assert found is not None
    assert found.because[1] == "Tỷ lệ cao nhất trong nhóm: 100% (A, B, C, D, E và 2 đơn vị khác)."
