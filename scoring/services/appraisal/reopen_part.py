"""A closed part is opened, so that its lines can be judged again."""

from datetime import datetime

from django.utils import timezone

from accounts.models import User
from scoring.core.workflow import AppraisalMove
from scoring.models import AppraisalStep, Round
from scoring.services.appraisal.part_step import PartRef, Step, given_reason, move_part


def reopen_part(
    *, round: Round, part: PartRef, reason: str, by: User, now: datetime | None = None
) -> AppraisalStep:
    """Its lines can be judged again. Raises PartRefused."""
    step = Step(AppraisalMove.REOPEN, by, now or timezone.now(), given_reason(reason))
    return move_part(round, part, step)
