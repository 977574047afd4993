"""The units of a round as the appraisal desk goes through them, one after another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.core.appraisal_line import DeskLine, LineFilter
from scoring.core.appraisal_sight import Reach, Sight
from scoring.core.types import CriterionInput
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Round
from scoring.selectors.appraisal.lines import desk_lines, leaves_by_group


@dataclass(frozen=True, slots=True)
class Place:
    """A unit's domain at the desk: where a link leads."""

    unit: str
    label: str
    domain: str


@dataclass(frozen=True, slots=True)
class Beside:
    """The places before and after the one that is shown."""

    previous: Place | None
    next: Place | None


def desk_assessments(round: Round) -> list[Assessment]:
    """All of the round, group by group in Vietnamese order, with the round at hand: one query."""
    rows = Assessment.objects.filter(round=round).select_related("unit__group")
    found = list(rows.order_by("unit__group__order", "unit__sort_key", "unit__code"))
    for row in found:
        row.round = round  # with its timetable and set
    return found


def places_beside(
    assessment: Assessment, domain: str, sight: Sight, reach: Reach, wanted: LineFilter | None
) -> Beside:
    """The units handed in before and after this one that have lines inside the filter."""
    rows = [
        row
        for row in desk_assessments(assessment.round)
        if row.pk == assessment.pk or row.state == AssessmentState.SUBMITTED
    ]
    lines = desk_lines(rows, sight, reach) if wanted else {}
    here = next(place for place, row in enumerate(rows) if row.pk == assessment.pk)
    return Beside(
        previous=_first(rows[:here][::-1], lines, domain, sight, reach, wanted),
        next=_first(rows[here + 1 :], lines, domain, sight, reach, wanted),
    )


def _first(
    rows: Sequence[Assessment],
    lines: Mapping[int, Sequence[DeskLine]],
    domain: str,
    sight: Sight,
    reach: Reach,
    wanted: LineFilter | None,
) -> Place | None:
    leaves: dict[int, tuple[tuple[CriterionInput, str], ...]] = {}
    for row in rows:
        if wanted:
            domains = [line.domain for line in lines[row.pk] if line.passes(wanted)]
        else:
            if row.unit.group_id not in leaves:
                leaves |= leaves_by_group([row])
            domains = _domains(row, leaves[row.unit.group_id], sight, reach)
        if domains:
            return Place(row.unit.code, row.unit.label, domain if domain in domains else domains[0])
    return None


def _domains(
    row: Assessment, leaves: Sequence[tuple[CriterionInput, str]], sight: Sight, reach: Reach
) -> list[str]:
    """The domains in which a page of that reach has lines: no query."""
    unit, group = row.unit_id, row.unit.group_id
    return [domain for criterion, domain in leaves if sight.shows(unit, group, criterion.code, reach)]
