"""The ten rules, typed. Each knows its leaf's maximum and part, so that it can be judged alone."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from scoring.core.bands import Band
from scoring.core.words import Method, Part, SurveyFormula


@dataclass(frozen=True, slots=True)
class Option:
    """A labelled choice or part with its points."""

    label: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class LeafRule:
    """What every rule has: the leaf's maximum (≤ 0 for a penalty) and its part."""

    max_points: Decimal
    part: Part


@dataclass(frozen=True, slots=True)
class ChoiceRule(LeafRule):
    method: ClassVar[Method] = Method.CHOICE
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class RatioBandsRule(LeafRule):
    method: ClassVar[Method] = Method.RATIO_BANDS
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class RatioRule(LeafRule):
    """`minimum` in percent: below it the leaf is worth nothing."""

    method: ClassVar[Method] = Method.RATIO
    minimum: Decimal


@dataclass(frozen=True, slots=True)
class CountRule(LeafRule):
    method: ClassVar[Method] = Method.COUNT
    each: Decimal
    cap: Decimal


@dataclass(frozen=True, slots=True)
class DeductRule(LeafRule):
    """Starts from `start` (the maximum, or 0 for a penalty) and never falls below `floor`."""

    method: ClassVar[Method] = Method.DEDUCT
    each: Decimal
    floor: Decimal
    start: Decimal


@dataclass(frozen=True, slots=True)
class ChecklistRule(LeafRule):
    method: ClassVar[Method] = Method.CHECKLIST
    parts: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class SurveyRule(LeafRule):
    """`bands` is empty where the index is converted by tỷ lệ (index / 100 × maximum)."""

    method: ClassVar[Method] = Method.SURVEY
    questions: tuple[str, ...]
    formula: SurveyFormula
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class ExternalRule(LeafRule):
    method: ClassVar[Method] = Method.EXTERNAL
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class RelativeRule(LeafRule):
    method: ClassVar[Method] = Method.RELATIVE_TO_BEST


@dataclass(frozen=True, slots=True)
class JudgementRule(LeafRule):
    """`step` is None where any points may be given."""

    method: ClassVar[Method] = Method.JUDGEMENT
    step: Decimal | None


Rule = (
    ChoiceRule
    | RatioBandsRule
    | RatioRule
    | CountRule
    | DeductRule
    | ChecklistRule
    | SurveyRule
    | ExternalRule
    | RelativeRule
    | JudgementRule
)
