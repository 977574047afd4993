from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.core.rules import (
    Band,
    ChecklistRule,
    ChoiceRule,
    CountRule,
    DeductRule,
    ExternalRule,
    JudgementRule,
    Option,
    RatioBandsRule,
    RatioRule,
    RelativeRule,
    Rule,
    RuleError,
    SurveyRule,
    parse_rule,
)
from scoring.core.words import Method, Part, SurveyFormula
from tests.scribbles import scribbles

D = Decimal
M, P = Part.MAIN, Part.PENALTY
BANDS = (Band(">=", D(100), D(2)), Band(">=", D(80), None), Band("<", D(80), D(0)))


@pytest.mark.parametrize(
    ("method", "text", "rule"),
    [
        (
            Method.CHOICE,
            "Đủ (>=100%) = 2; Thiếu = 1,33;  Không = 0;",
            ChoiceRule(
                D(2), M, (Option("Đủ (>=100%)", D(2)), Option("Thiếu", D("1.33")), Option("Không", D(0)))
            ),
        ),
        (Method.RATIO_BANDS, ">=100: 2; >=80: tỷ lệ; <80: 0", RatioBandsRule(D(2), M, BANDS)),
        (Method.RATIO_BANDS, "≥ 100% :2 ;≥80:Tỉ lệ;<80 : 0", RatioBandsRule(D(2), M, BANDS)),
        (Method.EXTERNAL, ">=100: 2; >=80: tỷ lệ; <80: 0", ExternalRule(D(2), M, BANDS)),
        (Method.RATIO, "", RatioRule(D(2), M, D(0))),
        (Method.RATIO, "Tối thiểu 62.5%", RatioRule(D(2), M, D("62.5"))),
        (Method.COUNT, "mỗi 0,5", CountRule(D(2), M, D("0.5"), D(2))),
        (Method.COUNT, "tối đa 1,5; mỗi 0,5", CountRule(D(2), M, D("0.5"), D("1.5"))),
        (Method.DEDUCT, "mỗi 0,25", DeductRule(D(2), M, D("0.25"), D(0), D(2))),
        (Method.DEDUCT, "mỗi 0,25; sàn −0,5", DeductRule(D(2), M, D("0.25"), D("-0.5"), D(2))),
        (
            Method.CHECKLIST,
            "Website, mạng xã hội = 0,5; Khác = 1,5",
            ChecklistRule(D(2), M, (Option("Website, mạng xã hội", D("0.5")), Option("Khác", D("1.5")))),
        ),
        (
            Method.SURVEY,
            "câu C1, C2; công thức tỷ lệ hài lòng; quy đổi tỷ lệ",
            SurveyRule(D(2), M, ("C1", "C2"), SurveyFormula.SHARE_TOP2, ()),
        ),
        (
            Method.SURVEY,
            "câu C9; công thức câu chung; quy đổi mức >=100: 2; >=80: tỷ lệ; <80: 0",
            SurveyRule(D(2), M, ("C9",), SurveyFormula.OVERALL_ITEM, BANDS),
        ),
        (Method.RELATIVE_TO_BEST, "  ", RelativeRule(D(2), M)),
        (Method.JUDGEMENT, "", JudgementRule(D(2), M, None)),
        (Method.JUDGEMENT, "bước 0,25", JudgementRule(D(2), M, D("0.25"))),
    ],
)
def test_parse_rule(method: Method, text: str, rule: Rule) -> None:
    assert parse_rule(method, text, max_points=D(2), part=M) == rule


def test_penalty_starts_from_zero_and_ends_at_its_maximum() -> None:
    found = parse_rule(Method.DEDUCT, "mỗi 1,5", max_points=D(-3), part=P)
    assert found == DeductRule(D(-3), P, D("1.5"), D(-3), D(0))


@pytest.mark.parametrize(
    ("method", "text", "found"),
    [
        (Method.CHOICE, "", ""),
        (Method.CHOICE, "Có; Không = 0", "Có"),
        (Method.CHOICE, "Có = nhiều", "nhiều"),
        (Method.CHOICE, "Có = 50%", "50%"),
        (Method.CHOICE, "Có = 1; có = 0", "có"),
        (Method.CHOICE, "= 1", "= 1"),
        (Method.CHECKLIST, "Website = 1; Không = 0", "Website = 1; Không = 0"),
        (Method.RATIO_BANDS, "", ""),
        (Method.RATIO_BANDS, ">=100: 2; 80: 1", "80: 1"),
        (Method.RATIO_BANDS, "Dưới 60%: 1", "Dưới 60%: 1"),
        (Method.RATIO_BANDS, ">=a: 1", "a"),
        (Method.RATIO, "70", "70"),
        (Method.RATIO, "tối thiểu 170", "170"),
        (Method.COUNT, "tối đa 2", "tối đa 2"),
        (Method.COUNT, "mỗi 0", "mỗi 0"),
        (Method.COUNT, "mỗi 1; mỗi 2", "mỗi 2"),
        (Method.DEDUCT, "mỗi 1; trần 2", "trần 2"),
        (Method.DEDUCT, "mỗi 1; sàn 3", "3"),
        (Method.SURVEY, "câu C1; quy đổi tỷ lệ", "câu C1; quy đổi tỷ lệ"),
        (Method.SURVEY, "câu C1, C1; công thức trung bình; quy đổi tỷ lệ", "C1, C1"),
        (Method.SURVEY, "câu C1, C2; công thức câu chung; quy đổi tỷ lệ", "C1, C2"),
        (Method.SURVEY, "câu C1; công thức trung bình; quy đổi mức", ""),
        (Method.RELATIVE_TO_BEST, "100", "100"),
        (Method.JUDGEMENT, "bước 0", "bước 0"),
        (Method.JUDGEMENT, "bước 0,1234567890123456", "0,1234567890123456"),
    ],
)
def test_parse_rule_refuses(method: Method, text: str, found: str) -> None:
    with pytest.raises(RuleError) as error:
        parse_rule(method, text, max_points=D(2), part=M)
    assert error.value.found == found


def test_refusal_says_what_was_read_and_what_is_accepted() -> None:
    with pytest.raises(RuleError) as error:
        parse_rule(Method.RATIO, "trên 70", max_points=D(2), part=M)
    expected = (
        "không hiểu hoặc ghi hai lần: đọc được “trên 70”; cần “tối thiểu 70” (từ 0 đến 100) hoặc để trống"
    )
    assert str(error.value) == expected


def test_penalty_is_not_counted_upwards() -> None:
    with pytest.raises(RuleError, match="Trừ dần"):
        parse_rule(Method.COUNT, "mỗi 1", max_points=D(-3), part=P)


WORDS = ("mỗi ", "sàn ", "tối đa ", "bước ", "câu ", "công thức ", "quy đổi ", "mức ", "tỷ lệ", "trung bình")
SIGNS = ("C1", "Có", ">=", "<", ":", "=", ";", ",", "1", "0,5", "-2", "%")


@given(st.sampled_from(list(Method)), scribbles(*WORDS, *SIGNS), st.sampled_from(list(Part)))
def test_parse_rule_raises_only_its_own_error(method: Method, text: str, part: Part) -> None:
    top = D(-2) if part is Part.PENALTY else D(2)
    try:
        rule = parse_rule(method, text, max_points=top, part=part)
    except RuleError:
        return
    assert rule.method is method
