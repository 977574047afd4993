"""What a run reads. All plain, frozen data; identifiers are the codes of the workbooks."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from scoring.core.knockouts import Condition
from scoring.core.rounding import Rounding
from scoring.core.rule_parse import parse_rule
from scoring.core.rule_types import Rule
from scoring.core.words import (
    EntryState,
    ExtraOrder,
    Method,
    NoSurvey,
    Part,
    RoundingMode,
    RunKind,
    Stage,
    Status,
    SurveyFormula,
)

__all__ = [
    "BandInput",
    "CatalogueInput",
    "CriterionInput",
    "Entry",
    "EntryState",
    "ExtraOrder",
    "Method",
    "NoSurvey",
    "Part",
    "Rounding",
    "RoundingMode",
    "RunInput",
    "RunKind",
    "SetInput",
    "Stage",
    "Status",
    "SurveyFigure",
    "SurveyFormula",
    "UnitInput",
    "leaf",
]


@dataclass(frozen=True, slots=True)
class CriterionInput:
    """A node of the tree. `method` and `rule` are None on a node with children; weight only on domains."""

    code: str
    title: str
    parent_code: str | None
    max: Decimal
    part: Part
    method: Method | None = None
    parameters: str = ""
    rule: Rule | None = None
    weight: Decimal | None = None
    order: int = 0
    lead_unit: str = ""


def leaf(
    code: str,
    max_points: Decimal,
    method: Method,
    parameters: str = "",
    *,
    part: Part = Part.MAIN,
    title: str = "",
    parent_code: str | None = None,
    weight: Decimal | None = None,
    order: int = 0,
    lead_unit: str = "",
) -> CriterionInput:
    """A leaf with its parameters parsed. Raises RuleError."""
    rule = parse_rule(method, parameters, max_points=max_points, part=part)
    return CriterionInput(
        code, title, parent_code, max_points, part, method, parameters, rule, weight, order, lead_unit
    )


@dataclass(frozen=True, slots=True)
class CatalogueInput:
    """The annex of one unit group; `total` is its declared total."""

    group: str
    name: str
    total: Decimal
    criteria: tuple[CriterionInput, ...]


@dataclass(frozen=True, slots=True)
class BandInput:
    """A classification band: lower bound inclusive, with its knock-out conditions."""

    name: str
    lower: Decimal
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class SetInput:
    """One version of a criteria set; `bands` by group code."""

    decision: str
    version: int
    rounding: Rounding
    extra_order: ExtraOrder
    no_survey: NoSurvey
    catalogues: tuple[CatalogueInput, ...]
    bands: Mapping[str, tuple[BandInput, ...]]


@dataclass(frozen=True, slots=True)
class UnitInput:
    code: str
    group: str
    ranked: bool = True
    valid_forms: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """The current row of one unit, leaf and stage. `by` is a printable name of who decided."""

    unit: str
    criterion: str
    stage: Stage
    state: EntryState = EntryState.SCORE
    value: Decimal | None = None
    denominator: Decimal | None = None
    choice: str = ""
    points: Decimal | None = None
    reason: str = ""
    document: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class SurveyFigure:
    """A survey index handed over: 100 × earned / possible, exactly; possible 0 = no answer."""

    unit: str
    criterion: str
    formula: SurveyFormula
    earned: Decimal
    possible: Decimal
    forms: int = 0


@dataclass(frozen=True, slots=True)
class RunInput:
    """Everything a run depends on. `forms_digest` stands for the survey forms and their order."""

    kind: RunKind
    criteria_set: SetInput
    units: tuple[UnitInput, ...]
    entries: tuple[Entry, ...] = ()
    figures: tuple[SurveyFigure, ...] = ()
    forms_digest: str = ""
