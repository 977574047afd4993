"""Where the appraisal of a unit's part stands now."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from scoring.core.appraisal import AppraisalDesk, PartStep
from scoring.core.timetable import Stretch
from scoring.core.workflow import AppraisalState
from scoring.models import AppraisalPart, AppraisalStep, Assessment, Round, Timetable
from scoring.selectors.desk import local

_STEP = ("from_state", "to_state", "taken_by__full_name", "taken_at", "reason", "capacity")


@dataclass(frozen=True, slots=True)
class StandingPart:
    """Where a part stands, and how it came there where that is known."""

    state: str = AppraisalState.OPEN.value
    last: PartStep | None = None


def appraisal_desk(
    assessment: Assessment, domain: str, lead_unit_id: int, now: datetime | None = None
) -> AppraisalDesk:
    """Of the part that a lead unit judges of a domain: one query where the round's timetable is at hand,
    and one more for the last step of a part that is not open."""
    part = AppraisalPart.objects.filter(
        assessment=assessment, domain_code=domain, lead_unit=lead_unit_id
    ).first()
    if part is None or part.state == AppraisalState.OPEN:
        return desk_in(assessment, AppraisalState.OPEN.value, now)
    return desk_in(assessment, part.state, now, last_steps([part.pk]).get(part.pk))


def desk_in(
    assessment: Assessment, part_state: str, now: datetime | None = None, last: PartStep | None = None
) -> AppraisalDesk:
    """Of a part whose state is known: no query."""
    return AppraisalDesk(
        round_state=assessment.round.state,
        assessment_state=assessment.state,
        part_state=part_state,
        stretch=appraisal_stretch(assessment.round),
        at=now or timezone.now(),
        last=last,
    )


def standing_parts(rows: QuerySet[AppraisalPart]) -> dict[tuple[int, int], StandingPart]:
    """Parts of one domain with their last steps, by assessment and lead unit: one query."""
    last = AppraisalStep.objects.filter(part=OuterRef("pk")).order_by("-id")
    steps = {f"step_{name}": Subquery(last.values(name)[:1]) for name in _STEP}
    asked = ("assessment_id", "lead_unit_id", "state", *steps)
    return {
        (row["assessment_id"], row["lead_unit_id"]): StandingPart(row["state"], _last(row))
        for row in rows.annotate(**steps).values(*asked)
    }


def last_steps(parts: Collection[int]) -> dict[int, PartStep]:
    """How each part came to where it stands, by its key: one query."""
    rows = AppraisalStep.objects.filter(part__in=parts).select_related("taken_by").order_by("id")
    return {row.part_id: step_told(row) for row in rows}


def step_told(row: AppraisalStep) -> PartStep:
    """The step as the core tells it; its person is at hand."""
    at = timezone.localtime(row.taken_at)
    return PartStep(row.from_state, row.to_state, row.taken_by.get_full_name(), at, row.reason, row.capacity)


def appraisal_stretch(round: Round) -> Stretch:
    """The moments of the appraisal in the province's time."""
    timetable: Timetable | None = getattr(round, "timetable", None)
    if timetable is None:
        return Stretch()
    return Stretch(
        local(timetable.appraisal_opens_at),
        local(timetable.appraisal_due_at),
        local(timetable.appraisal_closes_at),
    )


def _last(row: Mapping[str, Any]) -> PartStep | None:
    before, after, by, at, reason, capacity = (row[f"step_{name}"] for name in _STEP)
    return PartStep(before, after, by, timezone.localtime(at), reason, capacity) if at else None
