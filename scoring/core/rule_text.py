"""A rule said in a sentence, for the trace of a line and for the sheet."""

from collections.abc import Callable, Sequence

from cchc_portal.lib.numbers import vn
from scoring.core.bands import Band
from scoring.core.rule_types import (
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
    SurveyRule,
)


def describe(rule: Rule) -> str:
    """One Vietnamese sentence: the method, its parameters and the maximum."""
    return f"Cách chấm “{rule.method.label}”, điểm tối đa {vn(rule.max_points)}: {_BODIES[type(rule)](rule)}."


def how(rule: Rule) -> str:
    """The parameters alone, as a row of the sheet says them under its title."""
    body = _BODIES[type(rule)](rule)
    return f"{body[:1].upper()}{body[1:]}."


def _relative(rule: RelativeRule) -> str:
    return "tỷ lệ của đơn vị chia cho tỷ lệ cao nhất trong nhóm, nhân điểm tối đa"


def _judgement(rule: JudgementRule) -> str:
    return "cho điểm trực tiếp" + (f", bước {vn(rule.step)} điểm" if rule.step is not None else "")


def _count(rule: CountRule) -> str:
    return f"mỗi trường hợp {vn(rule.each)} điểm, không quá {vn(rule.cap)} điểm"


def _deduct(rule: DeductRule) -> str:
    start, floor = vn(rule.start), vn(rule.floor)
    return f"từ {start} điểm, mỗi trường hợp trừ {vn(rule.each)} điểm, không thấp hơn {floor} điểm"


def _ratio(rule: RatioRule) -> str:
    below = f"; dưới {vn(rule.minimum)}%: 0 điểm" if rule.minimum > 0 else ""
    return f"tỷ lệ đạt được (không quá 100%) nhân điểm tối đa{below}"


def _survey(rule: SurveyRule) -> str:
    conversion = _bands(rule.bands, "%") if rule.bands else "tỷ lệ (chỉ số chia 100 nhân điểm tối đa)"
    return f"câu {', '.join(rule.questions)}; công thức {rule.formula.label}; quy đổi: {conversion}"


def _options(options: Sequence[Option]) -> str:
    return "; ".join(f"{option.label}: {vn(option.points)} điểm" for option in options)


def _bands(bands: Sequence[Band], unit: str) -> str:
    return "; ".join(band.describe(unit) for band in bands)


_BODIES: dict[type, Callable[..., str]] = {
    ChoiceRule: lambda rule: _options(rule.options),
    RatioBandsRule: lambda rule: _bands(rule.bands, "%"),
    RatioRule: _ratio,
    CountRule: _count,
    DeductRule: _deduct,
    ChecklistRule: lambda rule: "cộng các phần đạt được: " + _options(rule.parts),
    SurveyRule: _survey,
    ExternalRule: lambda rule: _bands(rule.bands, ""),
    RelativeRule: _relative,
    JudgementRule: _judgement,
}
