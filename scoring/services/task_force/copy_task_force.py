"""The Tổ giúp việc of an earlier round taken over."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from scoring.models import Round, TaskForce, TaskForceMember
from scoring.services.task_force.add_member import MemberDetails
from scoring.services.task_force.set_task_force import Decision, TaskForceRefused, locked_round


@transaction.atomic
def copy_task_force(
    *, round: Round, source: Round, valid_from: date, by: User, now: datetime | None = None
) -> TaskForce:
    """Its decision, and its last members from the day on; who has left it by then stays behind.

    Raises TaskForceRefused where the round has one already, or the earlier one has none.
    """
    moment = now or timezone.now()
    locked = locked_round(round)
    if TaskForce.objects.filter(round=locked).exists():
        raise TaskForceRefused(f"Đợt {locked.code} đã có Tổ giúp việc.")
    earlier = TaskForce.objects.filter(round=source).first()
    if earlier is None:
        raise TaskForceRefused(f"Đợt {source.code} không có Tổ giúp việc để sao chép.")
    fields = {name: getattr(earlier, name) for name in Decision.__dataclass_fields__}
    task_force = TaskForce.objects.create(round=locked, set_at=moment, set_by=by, **fields)
    members = [_copied(member, task_force, valid_from, by, moment) for member in _last(earlier)]
    TaskForceMember.objects.bulk_create(members)
    record_event(
        by=by,
        verb="copy_task_force",
        target_type="round",
        target_ref=locked.code,
        detail={"source": source.code, "members": [member.name for member in members]},
        now=moment,
    )
    return task_force


def _last(task_force: TaskForce) -> list[TaskForceMember]:
    """Those who were in it to its end: without a last day, or with the latest one."""
    members = list(task_force.members.select_related("user"))
    ends = [member.valid_to for member in members if member.valid_to]
    last = max(ends, default=None)
    stayed = [member for member in members if member.valid_to is None]
    return stayed or [member for member in members if member.valid_to == last]


def _copied(
    member: TaskForceMember, task_force: TaskForce, valid_from: date, by: User, now: datetime
) -> TaskForceMember:
    fields = {**MemberDetails.of(member).values, "valid_from": valid_from, "valid_to": None}
    user = member.user if member.user and member.user.is_active else None
    return TaskForceMember(task_force=task_force, added_at=now, added_by=by, **{**fields, "user": user})
