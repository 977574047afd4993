"""Sở Nội vụ accepts what a lead unit confirmed."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from accounts.models import User
from scoring.core.workflow import AppraisalMove
from scoring.models import AppraisalStep, Round
from scoring.services.appraisal.part_step import PartRef, PartsMoved, Step, move_part, move_parts


def accept_part(*, round: Round, part: PartRef, by: User, now: datetime | None = None) -> AppraisalStep:
    """Raises PartRefused."""
    return move_part(round, part, _step(by, now))


def accept_parts(
    *, round: Round, parts: Sequence[PartRef], by: User, now: datetime | None = None
) -> PartsMoved:
    """Many at once; those that cannot be are passed over and told."""
    return move_parts(round, parts, _step(by, now))


def _step(by: User, now: datetime | None) -> Step:
    return Step(AppraisalMove.ACCEPT, by, now or timezone.now())
