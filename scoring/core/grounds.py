"""What a run's inputs lack to be defended: the basis of a state, the reason of an override, the survey."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.core.lines import override_trouble
from scoring.core.reading import Key, figures_read, rows_read
from scoring.core.results import LineResult, RunResult
from scoring.core.rounding import rounded
from scoring.core.rule_types import JudgementRule, Rule, SurveyRule
from scoring.core.types import CriterionInput, Entry, EntryState, NoSurvey, RunInput


@dataclass(frozen=True, slots=True)
class RefusedOverride:
    """Points that were given and do not count, and why."""

    entry: Entry
    trouble: str


def without_basis(inputs: RunInput) -> tuple[Entry, ...]:
    """“Không áp dụng” and “Không phát sinh” for which neither reason nor document is told."""
    rows = rows_read(inputs.kind, inputs.entries)
    return tuple(
        row
        for _, row in sorted(rows.items())
        if row.state is not EntryState.SCORE and not (row.reason.strip() or row.document.strip())
    )


def refused_overrides(inputs: RunInput, result: RunResult) -> tuple[RefusedOverride, ...]:
    """Points given instead of the rule's result that the run could not take, by unit and leaf."""
    rows, leaves = rows_read(inputs.kind, inputs.entries), leaves_by_group(inputs)
    return tuple(
        RefusedOverride(row, trouble)
        for unit in result.units
        for line in unit.lines
        if (row := rows.get((unit.code, line.criterion))) is not None
        and (trouble := _trouble(row, line, leaves[unit.group, line.criterion].rule, inputs))
    )


def _trouble(row: Entry, line: LineResult, rule: Rule | None, inputs: RunInput) -> str:
    """Empty where no points are given beside the rule, or they are what counts."""
    if rule is None or isinstance(rule, JudgementRule) or row.points is None:
        return ""
    if row.state is not EntryState.SCORE or line.points == rounded(row.points, inputs.criteria_set.rounding):
        return ""
    return override_trouble(rule, row)


def survey_needed(inputs: RunInput) -> bool:
    """Whether a unit has a survey leaf that only a hand-over could fill."""
    return inputs.criteria_set.no_survey is NoSurvey.MISSING and any(_unfilled(inputs))


def leaves_by_group(inputs: RunInput) -> Mapping[Key, CriterionInput]:
    """The leaves by group and code."""
    return {
        (catalogue.group, criterion.code): criterion
        for catalogue in inputs.criteria_set.catalogues
        for criterion in catalogue.criteria
        if criterion.rule is not None
    }


def _unfilled(inputs: RunInput) -> Iterator[bool]:
    rows, figures = rows_read(inputs.kind, inputs.entries), figures_read(inputs)
    surveyed = {key for key, leaf in leaves_by_group(inputs).items() if isinstance(leaf.rule, SurveyRule)}
    for unit in inputs.units:
        for group, code in surveyed:
            key = (unit.code, code)
            yield group == unit.group and key not in rows and key not in figures
