"""One criterion down all units of a group: for the same measure everywhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accounts.models import UnitGroup
from scoring.core.appraisal_line import DeskLine, LineFilter, LineSums, filter_counts, sums_of, uneven
from scoring.core.appraisal_row import AwardRow, award_row
from scoring.core.appraisal_sight import Reach, Sight
from scoring.core.rounding import Rounding
from scoring.core.sheet import points_told
from scoring.core.types import CriterionInput, Method
from scoring.core.workflow import AssessmentState
from scoring.models import AppraisalPart, Assessment, Round
from scoring.selectors.appraisal.desk import StandingPart, desk_in, standing_parts
from scoring.selectors.appraisal.lines import Among, desk_lines, leaves_with_domain
from scoring.selectors.appraisal.second_looks import open_looks
from scoring.selectors.appraisal.units import desk_assessments
from scoring.selectors.progress import rounding_of

PAGE = 100
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class CriterionDesk:
    """`rows` are those of the page; `lines` of all units handed in; `missing` how many have not.

    `uneven` names, by the code of a unit, others that claimed the same and were given other points.
    """

    round: Round
    group: UnitGroup
    criterion: CriterionInput
    lines: tuple[DeskLine, ...]
    rows: tuple[AwardRow, ...]
    counts: Mapping[LineFilter, int]
    sums: LineSums
    uneven: Mapping[str, str]
    rounding: Rounding
    missing: int
    pages: int
    previous: str
    next: str

    @property
    def matching(self) -> tuple[AwardRow, ...]:
        """Rows of the page that can be accepted as they were claimed."""
        return tuple(row for row in self.rows if row.line.matches and not row.lock)

    @property
    def open(self) -> bool:
        return any(not row.lock for row in self.rows)


def criterion_desk(
    round: Round,
    group: str,
    code: str,
    sight: Sight,
    reach: Reach,
    wanted: LineFilter | None = None,
    page: int = 1,
) -> CriterionDesk | None:
    """None where the person reads no such line: eight queries, however many the units."""
    everyone = [row for row in desk_assessments(round) if row.unit.group.code == group]
    there = [row for row in everyone if row.state == AssessmentState.SUBMITTED]
    found = _leaf(everyone, code, sight)
    if found is None:
        return None
    criterion, domain = found
    by_unit = desk_lines(there, sight, Reach.READABLE, Among(code=code)) if there else {}
    lines = {row: line for row in there for line in by_unit[row.pk]}
    kept = [(row, line) for row, line in lines.items() if line.passes(wanted)]
    digits = rounding_of(round.criteria_set).digits
    shown = kept[(page - 1) * PAGE : page * PAGE]
    return CriterionDesk(
        round=round,
        group=everyone[0].unit.group,
        criterion=criterion,
        lines=tuple(lines.values()),
        rows=tuple(_rows(shown, domain, digits)),
        counts=filter_counts(tuple(lines.values())),
        sums=sums_of(lines.values()),
        uneven=_uneven(lines, digits),
        rounding=rounding_of(round.criteria_set),
        missing=len(everyone) - len(there),
        pages=-(-len(kept) // PAGE) or 1,
        **_beside(everyone, code, sight, reach),
    )


def _leaf(rows: Sequence[Assessment], code: str, sight: Sight) -> tuple[CriterionInput, str] | None:
    """The leaf with its domain, where the person reads it of any unit."""
    if not any(sight.reads(row.unit_id, row.unit.group_id, code) for row in rows):
        return None
    leaves = leaves_with_domain(rows[0])
    return next((f for f in leaves if f[0].code == code and f[0].method is not Method.SURVEY), None)


def _rows(shown: Sequence[tuple[Assessment, DeskLine]], domain: str, digits: int) -> list[AwardRow]:
    rows = AppraisalPart.objects.filter(assessment__in=[row for row, _ in shown], domain_code=domain)
    parts = standing_parts(rows)
    of = [parts.get((row.pk, line.lead_id or 0), StandingPart()) for row, line in shown]
    looks = open_looks([row for row, _ in shown])
    return [
        award_row(
            line,
            desk_in(row, part.state, last=part.last),
            digits,
            key=row.unit.code,
            name=row.unit.name,
            unit=row.unit.code,
            look=looks.get((row.pk, line.code)),
        )
        for (row, line), part in zip(shown, of, strict=True)
    ]


def _uneven(lines: Mapping[Assessment, DeskLine], digits: int) -> dict[str, str]:
    units = {row.pk: row.unit for row in lines}
    points = {line.assessment_id: line.points for line in lines.values()}
    told = {key: f"{unit.label} ({points_told(points[key], digits)})" for key, unit in units.items()}
    return {
        units[key].code: ", ".join(told[other] for other in others[:_MOST_NAMED])
        for key, others in uneven(lines.values()).items()
    }


def _beside(rows: Sequence[Assessment], code: str, sight: Sight, reach: Reach) -> dict[str, str]:
    """The criteria before and after it of which the person has lines too."""
    group = rows[0].unit.group_id
    codes = [
        criterion.code
        for criterion, _ in leaves_with_domain(rows[0])
        if criterion.code == code
        or (
            criterion.method is not Method.SURVEY
            and any(sight.shows(row.unit_id, group, criterion.code, reach) for row in rows)
        )
    ]
    here = codes.index(code)
    return {
        "previous": codes[here - 1] if here else "",
        "next": codes[here + 1] if here + 1 < len(codes) else "",
    }
