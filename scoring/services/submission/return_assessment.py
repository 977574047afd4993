"""Sở Nội vụ gives a submission back for more."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cchc_portal.lib.midnight import midnight
from scoring.core.desk import Desk, time_lock
from scoring.core.workflow import AssessmentMove
from scoring.models import Assessment, AssessmentStep
from scoring.selectors.desk import desk_of
from scoring.services.extend_time import extend_time
from scoring.services.submission.step import StepRefused, check_right, given_reason, locked, take_step
from scoring.services.submission.under_appraisal import end_asked, refuse_closed_parts


@transaction.atomic
def return_assessment(
    *, assessment: Assessment, reason: str, by: User, until: date | None = None, now: datetime | None = None
) -> AssessmentStep:
    """Open the sheet to the unit again; with `until`, the last day on which it may come back.

    A day is needed once self-scoring is closed, or the unit could do nothing. What was asked of some
    lines ends with it. Raises StepRefused, also once a part was judged through, ExtensionRefused.
    """
    moment = now or timezone.now()
    row = locked(assessment)
    check_right(row, AssessmentMove.RETURN, by, moment)
    said = given_reason(reason)
    refuse_closed_parts(row)
    end_asked(row, said, by, moment)
    step = take_step(
        row,
        AssessmentMove.RETURN,
        verb="return_assessment",
        by=by,
        now=moment,
        reason=said,
        detail={"until": until.isoformat() if until else None},
    )
    desk = desk_of(row, moment)
    if until:
        _extend(row, until, desk, said, by)
        desk = desk_of(row, moment)
    if lock := time_lock(desk):
        raise StepRefused(lock if until else f"{lock} Hãy ghi ngày đơn vị phải nộp lại.")
    return step


def _extend(assessment: Assessment, until: date, desk: Desk, reason: str, by: User) -> None:
    """Time to the end of the day; a later closing that the unit has already stays."""
    due = midnight(until + timedelta(days=1))
    closes = max(due, desk.stretch.ends_at or due)
    extend_time(assessment=assessment, due_at=due, closes_at=closes, reason=reason, by=by, now=desk.at)
