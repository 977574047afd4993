"""Rules of leaves: read, described, judged. The one place others import them from."""

from scoring.core.bands import Band
from scoring.core.rule_extremes import allowed_points, best_points, worst_points
from scoring.core.rule_parse import RuleError, parse_rule
from scoring.core.rule_text import describe
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
from scoring.core.words import InputField, SurveyFormula, inputs_of

__all__ = [
    "Band",
    "ChecklistRule",
    "ChoiceRule",
    "CountRule",
    "DeductRule",
    "ExternalRule",
    "InputField",
    "JudgementRule",
    "Option",
    "RatioBandsRule",
    "RatioRule",
    "RelativeRule",
    "Rule",
    "RuleError",
    "SurveyFormula",
    "SurveyRule",
    "allowed_points",
    "best_points",
    "describe",
    "inputs_of",
    "parse_rule",
    "worst_points",
]
