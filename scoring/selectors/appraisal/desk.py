"""Where the appraisal of a unit's part stands now."""

from datetime import datetime

from django.utils import timezone

from scoring.core.appraisal import AppraisalDesk
from scoring.core.timetable import Stretch
from scoring.core.workflow import AppraisalState
from scoring.models import AppraisalPart, Assessment, Round, Timetable
from scoring.selectors.desk import local


def appraisal_desk(
    assessment: Assessment, domain: str, lead_unit_id: int, now: datetime | None = None
) -> AppraisalDesk:
    """Of the part that a lead unit judges of a domain: one query where the round's timetable is at hand."""
    part = AppraisalPart.objects.filter(
        assessment=assessment, domain_code=domain, lead_unit=lead_unit_id
    ).first()
    return desk_in(assessment, part.state if part else AppraisalState.OPEN.value, now)


def desk_in(assessment: Assessment, part_state: str, now: datetime | None = None) -> AppraisalDesk:
    """Of a part whose state is known: no query."""
    return AppraisalDesk(
        round_state=assessment.round.state,
        assessment_state=assessment.state,
        part_state=part_state,
        stretch=appraisal_stretch(assessment.round),
        at=now or timezone.now(),
    )


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
