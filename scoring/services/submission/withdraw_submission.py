"""The head takes the submission back, while self-scoring is open."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from scoring.core.workflow import AssessmentMove
from scoring.models import Assessment, AssessmentStep
from scoring.services.submission.step import check_right, check_time, given_reason, locked, take_step
from scoring.services.submission.under_appraisal import refuse_closed_parts, refuse_while_asked


@transaction.atomic
def withdraw_submission(
    *, assessment: Assessment, reason: str, by: User, now: datetime | None = None
) -> AssessmentStep:
    """The sheet is open again; what was handed in stays on record. Raises StepRefused, also while
    more is asked for, or once a part was judged through."""
    moment = now or timezone.now()
    row = locked(assessment)
    check_right(row, AssessmentMove.WITHDRAW, by, moment)
    check_time(row, moment)
    refuse_while_asked(row)
    refuse_closed_parts(row)
    return take_step(
        row,
        AssessmentMove.WITHDRAW,
        verb="withdraw_submission",
        by=by,
        now=moment,
        reason=given_reason(reason),
    )
