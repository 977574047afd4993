"""Sở Nội vụ takes its acceptance back."""

from datetime import datetime

from django.utils import timezone

from accounts.models import User
from scoring.core.workflow import AppraisalMove
from scoring.models import AppraisalStep, Round
from scoring.services.appraisal.part_step import PartRef, Step, given_reason, move_part


def lift_part(
    *, round: Round, part: PartRef, reason: str, by: User, now: datetime | None = None
) -> AppraisalStep:
    """The part is the lead unit's head's again, confirmed as it was. Raises PartRefused."""
    step = Step(AppraisalMove.LIFT, by, now or timezone.now(), given_reason(reason))
    return move_part(round, part, step)
