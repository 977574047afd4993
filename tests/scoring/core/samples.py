"""Small sets and runs for tests; one annex of one group unless told."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from scoring.core.engine import run
from scoring.core.results import LineResult, UnitResult
from scoring.core.rounding import Rounding
from scoring.core.types import (
    BandInput,
    CatalogueInput,
    CriterionInput,
    Entry,
    ExtraOrder,
    Method,
    NoSurvey,
    Part,
    RunInput,
    RunKind,
    SetInput,
    Stage,
    SurveyFigure,
    SurveyFormula,
    UnitInput,
    leaf,
)

GROUP = "G"


def D(text: str | int) -> Decimal:  # noqa: N802 - reads as the number it stands for
    return Decimal(text)


def choice(code: str, parameters: str = "Có = 1; Không = 0", top: str = "1", **more: Any) -> CriterionInput:
    return leaf(code, D(top), Method.CHOICE, parameters, **more)


def judged(code: str, top: str = "10", **more: Any) -> CriterionInput:
    return leaf(code, D(top), Method.JUDGEMENT, "", **more)


def relative(code: str, top: str = "10", **more: Any) -> CriterionInput:
    return leaf(code, D(top), Method.RELATIVE_TO_BEST, "", **more)


def surveyed(code: str, top: str = "4", **more: Any) -> CriterionInput:
    return leaf(code, D(top), Method.SURVEY, "câu C1; công thức tỷ lệ hài lòng; quy đổi tỷ lệ", **more)


def penalty(code: str, top: str = "-3", parameters: str = "mỗi 1", **more: Any) -> CriterionInput:
    return leaf(code, D(top), Method.DEDUCT, parameters, part=Part.PENALTY, **more)


def bonus(code: str, top: str = "2", parameters: str = "mỗi 1", **more: Any) -> CriterionInput:
    return leaf(code, D(top), Method.COUNT, parameters, part=Part.BONUS, **more)


def branch(code: str, top: str, weight: str | None = None, part: Part = Part.MAIN) -> CriterionInput:
    return CriterionInput(code, code, None, D(top), part, weight=None if weight is None else D(weight))


def award(unit: str, criterion: str, stage: Stage = Stage.APPRAISAL, **more: Any) -> Entry:
    """A row; numbers may be given as text."""
    numbers: dict[str, Any] = {k: D(more.pop(k)) for k in ("value", "denominator", "points") if k in more}
    return Entry(unit, criterion, stage, **numbers, **more)


def figure(unit: str, criterion: str, earned: str, possible: str) -> SurveyFigure:
    return SurveyFigure(unit, criterion, SurveyFormula.SHARE_TOP2, D(earned), D(possible), 10)


def bands(*pairs: tuple[str, str]) -> tuple[BandInput, ...]:
    return tuple(BandInput(name, D(lower)) for name, lower in pairs)


def set_of(*criteria: CriterionInput, **more: Any) -> SetInput:
    numbered = tuple(replace(c, order=n) for n, c in enumerate(criteria))
    parents = {c.parent_code for c in criteria}
    total = sum((c.max for c in criteria if c.part is Part.MAIN and c.code not in parents), D(0))
    settings: dict[str, Any] = {
        "rounding": Rounding(),
        "extra_order": ExtraOrder.AFTER,
        "no_survey": NoSurvey.MISSING,
        "bands": {},
        **more,
    }
    return SetInput(
        "1/QĐ-UBND", 1, catalogues=(CatalogueInput(GROUP, "Phụ lục", total, numbered),), **settings
    )


def run_of(
    criteria_set: SetInput,
    *entries: Entry,
    kind: RunKind = RunKind.PROVISIONAL,
    units: tuple[UnitInput, ...] = (UnitInput("U", GROUP),),
    figures: tuple[SurveyFigure, ...] = (),
) -> RunInput:
    return RunInput(kind, criteria_set, units, entries, figures)


def result_of(inputs: RunInput, unit: str = "U") -> UnitResult:
    return next(found for found in run(inputs).units if found.code == unit)


def line_of(inputs: RunInput, criterion: str, unit: str = "U") -> LineResult:
    return next(line for line in result_of(inputs, unit).lines if line.criterion == criterion)
