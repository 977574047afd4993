"""The officer has finished: the sheet goes to the head of unit."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from scoring.core.workflow import AssessmentMove
from scoring.models import Assessment, AssessmentStep
from scoring.services.submission.step import check_right, check_time, locked, take_step


@transaction.atomic
def send_to_head(*, assessment: Assessment, by: User, now: datetime | None = None) -> AssessmentStep:
    """Hand the sheet to the head; nobody edits it until it comes back. Unfinished work may be sent too:
    the head sees what is missing. Raises StepRefused."""
    moment = now or timezone.now()
    row = locked(assessment)
    check_right(row, AssessmentMove.SEND, by, moment)
    check_time(row, moment)
    return take_step(row, AssessmentMove.SEND, verb="send_to_head", by=by, now=moment)
