"""The best and the worst that a rule can give, and the range in which an override must lie."""

from decimal import Decimal

from scoring.core.bands import extremes
from scoring.core.rounding import ZERO, exact
from scoring.core.rule_types import (
    ChecklistRule,
    ChoiceRule,
    CountRule,
    DeductRule,
    ExternalRule,
    RatioBandsRule,
    Rule,
    SurveyRule,
)
from scoring.core.words import Part


def best_points(rule: Rule) -> Decimal:
    """The most that any input can give."""
    return _range(rule)[1]


def worst_points(rule: Rule) -> Decimal:
    """The least that any input can give."""
    return _range(rule)[0]


def allowed_points(rule: Rule) -> tuple[Decimal, Decimal]:
    """The range of points given directly: the floor (or 0) to the maximum; of a penalty, maximum to 0."""
    if rule.part is Part.PENALTY:
        return rule.max_points, ZERO
    if isinstance(rule, DeductRule):
        return rule.floor, rule.max_points
    return min(ZERO, worst_points(rule)), rule.max_points


def _range(rule: Rule) -> tuple[Decimal, Decimal]:
    with exact():
        match rule:
            case ChoiceRule():
                given = [option.points for option in rule.options]
                return min(given), max(given)
            case ChecklistRule():
                given = [option.points for option in rule.parts]
                return sum((p for p in given if p < 0), ZERO), sum((p for p in given if p > 0), ZERO)
            case CountRule():
                return min(ZERO, rule.cap), max(ZERO, rule.cap)
            case DeductRule():
                return rule.floor, rule.start
            case RatioBandsRule() | ExternalRule():
                return extremes(rule.bands, rule.max_points)
            case SurveyRule() if rule.bands:
                return extremes(rule.bands, rule.max_points)
            case _:
                return min(ZERO, rule.max_points), max(ZERO, rule.max_points)
