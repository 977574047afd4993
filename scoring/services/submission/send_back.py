"""The head wants something changed: the sheet goes back to the officer."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from scoring.core.workflow import AssessmentMove
from scoring.models import Assessment, AssessmentStep
from scoring.services.submission.step import check_right, check_time, given_reason, locked, take_step


@transaction.atomic
def send_back(
    *, assessment: Assessment, reason: str, by: User, now: datetime | None = None
) -> AssessmentStep:
    """Give the sheet back with what is to be changed. Raises StepRefused."""
    moment = now or timezone.now()
    row = locked(assessment)
    check_right(row, AssessmentMove.SEND_BACK, by, moment)
    check_time(row, moment)
    return take_step(
        row, AssessmentMove.SEND_BACK, verb="send_back", by=by, now=moment, reason=given_reason(reason)
    )
