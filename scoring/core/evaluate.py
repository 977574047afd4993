"""Points of one leaf by its rule: exact, before rounding, with the reckoning in words."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from scoring.core.bands import Band, first_match
from scoring.core.rounding import HUNDRED, ONE, ZERO
from scoring.core.rule_extremes import allowed_points
from scoring.core.rule_parse import NOTHING_ACHIEVED
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
from scoring.core.shares import (
    Best,
    InputError,
    Share,
    at_most_all,
    percent,
    ratio_words,
    refuse_negative,
    share_of,
)
from scoring.core.telling import told
from scoring.core.types import Entry, SurveyFigure
from scoring.core.words import InputField, fold_word

_HOLDERS_TOLD = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """Exact points as numerator / denominator, and the sentences that led there."""

    numerator: Decimal
    denominator: Decimal
    because: tuple[str, ...]


def evaluate(rule: Rule, entry: Entry, best: Best | None = None) -> Outcome | None:
    """Points that the rule gives to what was entered; None where its inputs are empty.

    To be called within `rounding.exact()`. A survey leaf has `evaluate_survey`. Raises InputError.
    """
    return _EVALUATORS[type(rule)](rule, entry, best)


def evaluate_survey(rule: SurveyRule, figure: SurveyFigure | None) -> Outcome | None:
    """Points of a survey leaf from the index handed over; None where nobody answered."""
    if figure is None or figure.possible <= 0:
        return None
    share = Share(figure.earned * HUNDRED, figure.possible)
    says = (
        f"Chỉ số khảo sát ({figure.formula.label}): {told(figure.earned)}/{told(figure.possible)} = "
        f"{percent(share)}; số phiếu có trả lời: {figure.forms}."
    )
    if rule.bands:
        return _by_band(rule, rule.bands, share, says, "%")
    return Outcome(share.numerator * rule.max_points, share.denominator * HUNDRED, (says,))


def _by_band(rule: Rule, bands: tuple[Band, ...], share: Share, says: str, unit: str) -> Outcome:
    band = first_match(bands, share.numerator, share.denominator)
    if band is None:
        return Outcome(ZERO, ONE, (says, "Không mức nào áp dụng được: 0 điểm."))
    applied = _applied(band, unit)
    if band.points is not None:
        return Outcome(band.points, ONE, (says, applied))
    top, bottom = at_most_all(share)
    return Outcome(top * rule.max_points, bottom * HUNDRED, (says, applied))


@lru_cache(maxsize=4096)
def _applied(band: Band, unit: str) -> str:
    return f"Áp dụng mức “{band.describe(unit)}”."


def _ratio_bands(rule: RatioBandsRule, entry: Entry, best: Best | None) -> Outcome | None:
    share = share_of(entry)
    return None if share is None else _by_band(rule, rule.bands, share, ratio_words(entry, share), "%")


def _external(rule: ExternalRule, entry: Entry, best: Best | None) -> Outcome | None:
    if entry.value is None:
        return None
    refuse_negative(InputField.VALUE, entry.value)
    share = Share(entry.value, ONE)
    return _by_band(rule, rule.bands, share, f"Số liệu được cung cấp: {told(entry.value)}.", "")


def _ratio(rule: RatioRule, entry: Entry, best: Best | None) -> Outcome | None:
    share = share_of(entry)
    if share is None:
        return None
    says = ratio_words(entry, share)
    if share.numerator < rule.minimum * share.denominator:
        return Outcome(ZERO, ONE, (says, f"Thấp hơn mức tối thiểu {told(rule.minimum)}%: 0 điểm."))
    top, bottom = at_most_all(share)
    return Outcome(top * rule.max_points, bottom * HUNDRED, (says,))


@lru_cache(maxsize=256)
def _holders(units: tuple[str, ...]) -> str:
    """The units that reached the best; a long list is told by its length."""
    more = len(units) - _HOLDERS_TOLD
    return ", ".join(units[:_HOLDERS_TOLD]) + (f" và {more} đơn vị khác" if more > 0 else "")


def _relative(rule: RelativeRule, entry: Entry, best: Best | None) -> Outcome | None:
    share = share_of(entry)
    if share is None:
        return None
    says = ratio_words(entry, share)
    if best is None or best.share.numerator == 0:
        return Outcome(ZERO, ONE, (says, "Tỷ lệ cao nhất trong nhóm bằng 0: 0 điểm."))
    held = f"Tỷ lệ cao nhất trong nhóm: {percent(best.share)} ({_holders(best.units)})."
    top = share.numerator * best.share.denominator * rule.max_points
    return Outcome(top, share.denominator * best.share.numerator, (says, held))


def _whole(entry: Entry) -> Decimal | None:
    if entry.value is None:
        return None
    refuse_negative(InputField.VALUE, entry.value)
    if entry.value != entry.value.to_integral_value():
        raise InputError(InputField.VALUE, told(entry.value), "số trường hợp phải là số nguyên")
    return entry.value


def _count(rule: CountRule, entry: Entry, best: Best | None) -> Outcome | None:
    count = _whole(entry)
    if count is None:
        return None
    says = (
        f"Số trường hợp: {told(count)}; {told(count)} × {told(rule.each)} = {told(count * rule.each)} điểm."
    )
    if count * rule.each <= rule.cap:
        return Outcome(count * rule.each, ONE, (says,))
    return Outcome(rule.cap, ONE, (says, f"Vượt mức tối đa, tính {told(rule.cap)} điểm."))


def _deduct(rule: DeductRule, entry: Entry, best: Best | None) -> Outcome | None:
    count = _whole(entry)
    if count is None:
        return None
    left = rule.start - count * rule.each
    reckoned = f"{told(rule.start)} − {told(count)} × {told(rule.each)} = {told(left)}"
    says = f"Số trường hợp: {told(count)}; {reckoned} điểm."
    if left >= rule.floor:
        return Outcome(left, ONE, (says,))
    return Outcome(rule.floor, ONE, (says, f"Thấp hơn sàn, tính {told(rule.floor)} điểm."))


def _choice(rule: ChoiceRule, entry: Entry, best: Best | None) -> Outcome | None:
    if not entry.choice.strip():
        return None
    option = _find(rule.options, entry.choice)
    return Outcome(option.points, ONE, (f"Lựa chọn: “{option.label}”, {told(option.points)} điểm.",))


def achieved(rule: ChecklistRule, choice: str) -> tuple[Option, ...]:
    """The parts achieved, each once, in the rule's order; “Không” is none. Raises InputError."""
    labels = [label for label in (piece.strip() for piece in choice.split(";")) if label]
    if len(labels) == 1 and fold_word(labels[0]) == fold_word(NOTHING_ACHIEVED):
        return ()
    chosen = {_find(rule.parts, label).label for label in labels}
    return tuple(option for option in rule.parts if option.label in chosen)


def _checklist(rule: ChecklistRule, entry: Entry, best: Best | None) -> Outcome | None:
    if not entry.choice.strip("; "):
        return None
    parts = achieved(rule, entry.choice)
    words = " + ".join(f"“{part.label}” {told(part.points)}" for part in parts)
    says = f"Phần đạt được: {words}." if parts else "Không đạt phần nào: 0 điểm."
    return Outcome(sum((part.points for part in parts), ZERO), ONE, (says,))


def _find(options: tuple[Option, ...], label: str) -> Option:
    for option in options:
        if option.label == label:
            return option
    folded = fold_word(label)
    for option in options:
        if fold_word(option.label) == folded:
            return option
    raise InputError(InputField.CHOICE, label, "không có lựa chọn này")


def _judgement(rule: JudgementRule, entry: Entry, best: Best | None) -> Outcome | None:
    points = entry.points
    if points is None:
        return None
    low, high = allowed_points(rule)
    if not low <= points <= high:
        raise InputError(InputField.POINTS, told(points), f"điểm phải từ {told(low)} đến {told(high)}")
    if rule.step is not None and points % rule.step != 0:
        raise InputError(InputField.POINTS, told(points), f"điểm phải là bội số của {told(rule.step)}")
    return Outcome(points, ONE, (f"Điểm cho trực tiếp: {told(points)}.",))


def _no_rule(rule: SurveyRule, entry: Entry, best: Best | None) -> Outcome | None:
    """A survey leaf reads no entry; its points come from `evaluate_survey`."""
    return None


_EVALUATORS: dict[type, Callable[..., Outcome | None]] = {
    ChoiceRule: _choice,
    RatioBandsRule: _ratio_bands,
    RatioRule: _ratio,
    CountRule: _count,
    DeductRule: _deduct,
    ChecklistRule: _checklist,
    SurveyRule: _no_rule,
    ExternalRule: _external,
    RelativeRule: _relative,
    JudgementRule: _judgement,
}
