"""The head of the lead unit, or Sở Nội vụ, takes the confirmation back."""

from datetime import datetime

from django.utils import timezone

from accounts.models import User
from scoring.core.workflow import AppraisalMove
from scoring.models import AppraisalStep, Round
from scoring.services.appraisal.part_step import PartRef, Step, given_reason, move_part


def release_part(
    *, round: Round, part: PartRef, reason: str, by: User, now: datetime | None = None
) -> AppraisalStep:
    """The part is the appraisers' again, closed as it was. Raises PartRefused."""
    step = Step(AppraisalMove.RELEASE, by, now or timezone.now(), given_reason(reason))
    return move_part(round, part, step)
