"""The Tổ giúp việc of a round with its members."""

from collections.abc import Sequence
from datetime import date

from scoring.core.task_force import Duty
from scoring.models import Round, TaskForce, TaskForceMember

_ORDER = [duty.value for duty in Duty]


def task_force_of(round: Round) -> TaskForce | None:
    """One query."""
    return TaskForce.objects.filter(round=round).select_related("set_by", "round").first()


def members_of(task_force: TaskForce) -> list[TaskForceMember]:
    """Everyone who is or was in it, by duty: one query."""
    rows = task_force.members.select_related("user").order_by("id")
    return sorted(rows, key=lambda member: _ORDER.index(member.duty))


def members_on(round: Round, day: date) -> list[TaskForceMember]:
    """The members of the day, by duty: one query."""
    rows = TaskForceMember.objects.valid_on(day).filter(task_force__round=round).order_by("id")
    return sorted(rows, key=lambda member: _ORDER.index(member.duty))


def rounds_to_copy(round: Round) -> Sequence[Round]:
    """Rounds that have a Tổ giúp việc, the latest first; this one left out."""
    return list(Round.objects.filter(task_force__isnull=False).exclude(pk=round.pk).latest_first())
