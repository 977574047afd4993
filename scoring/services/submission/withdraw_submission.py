"""The head takes the submission back, while self-scoring is open."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from scoring.core.workflow import AssessmentMove
from scoring.models import Assessment, AssessmentStep
from scoring.services.submission.step import check_right, check_time, given_reason, locked, take_step


@transaction.atomic
def withdraw_submission(
    *, assessment: Assessment, reason: str, by: User, now: datetime | None = None
) -> AssessmentStep:
    """The sheet is open again; what was handed in stays on record. Raises StepRefused."""
    moment = now or timezone.now()
    row = locked(assessment)
    check_right(row, AssessmentMove.WITHDRAW, by, moment)
    check_time(row, moment)
    return take_step(
        row,
        AssessmentMove.WITHDRAW,
        verb="withdraw_submission",
        by=by,
        now=moment,
        reason=given_reason(reason),
    )
