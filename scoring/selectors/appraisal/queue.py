"""The queue: units with their lines, and criteria with their units, as far as a person's reach goes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scoring.core.appraisal_line import DeskLine, LineFilter, LineSums, filter_counts, sums_of
from scoring.core.appraisal_sight import Reach, Sight
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Round
from scoring.selectors.annex import annex_of
from scoring.selectors.appraisal.lines import desk_lines
from scoring.selectors.appraisal.units import Place, desk_assessments


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in the queue; `domain` is where its link leads: of the first line that waits."""

    assessment: Assessment
    sums: LineSums
    domain: str
    kept: int

    @property
    def handed_in(self) -> bool:
        return self.assessment.state == AssessmentState.SUBMITTED


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion of a group's annex down its units."""

    group: str
    group_name: str
    code: str
    title: str
    sums: LineSums
    kept: int


@dataclass(frozen=True, slots=True)
class Queue:
    """`units` and `criteria` inside the filter; `counts` of all lines; `go_on` where work waits."""

    units: tuple[UnitRow, ...]
    criteria: tuple[CriterionRow, ...]
    sums: LineSums
    total: int
    counts: Mapping[LineFilter, int]
    go_on: Place | None


def queue_of(
    round: Round, sight: Sight, reach: Reach = Reach.MINE, wanted: LineFilter | None = None
) -> Queue:
    """Seven queries and one for each annex not read yet, whatever the number of units and leaves."""
    assessments = desk_assessments(round)
    lines = desk_lines(assessments, sight, reach)
    rows = [row for row in assessments if lines[row.pk]]
    there = [line for row in rows if _handed_in(row) for line in lines[row.pk]]
    units = tuple(_unit(row, lines[row.pk], wanted) for row in rows)
    return Queue(
        units=tuple(row for row in units if row.kept),
        criteria=tuple(_criteria(rows, lines, wanted)),
        sums=sums_of(there),
        total=len(there),
        counts=filter_counts(there),
        go_on=_go_on(rows, lines),
    )


def _handed_in(row: Assessment) -> bool:
    return row.state == AssessmentState.SUBMITTED


def _unit(row: Assessment, lines: Sequence[DeskLine], wanted: LineFilter | None) -> UnitRow:
    kept = [line for line in lines if line.passes(wanted)] if _handed_in(row) or not wanted else []
    waiting = [line for line in kept if line.passes(LineFilter.UNJUDGED)]
    first = next(iter(waiting or kept or lines))
    return UnitRow(row, sums_of(lines), first.domain, len(kept))


def _criteria(
    rows: Iterable[Assessment], lines: Mapping[int, Sequence[DeskLine]], wanted: LineFilter | None
) -> Iterable[CriterionRow]:
    """Group by group, in the order of each annex."""
    down: dict[tuple[int, str], list[DeskLine]] = defaultdict(list)
    shown: dict[int, Assessment] = {}
    for row in rows:
        shown.setdefault(row.unit.group_id, row)
        for line in lines[row.pk]:
            if not line.surveyed and _handed_in(row):
                down[row.unit.group_id, line.code].append(line)
    for group, row in shown.items():
        for criterion in annex_of(row):
            found = down.get((group, criterion.code), [])
            kept = sum(line.passes(wanted) for line in found)
            if kept:
                yield CriterionRow(
                    row.unit.group.code,
                    row.unit.group.name,
                    criterion.code,
                    criterion.title,
                    sums_of(found),
                    kept,
                )


def _go_on(rows: Iterable[Assessment], lines: Mapping[int, Sequence[DeskLine]]) -> Place | None:
    """The first line that waits for this person."""
    for row in rows:
        if not _handed_in(row):
            continue
        for line in lines[row.pk]:
            if line.mine and line.passes(LineFilter.UNJUDGED):
                return Place(row.unit.code, row.unit.label, line.domain)
    return None
