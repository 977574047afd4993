"""A member put right, or leaving the Tổ giúp việc on a day."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from scoring.models import TaskForceMember
from scoring.services.task_force.add_member import MemberDetails, check_member
from scoring.services.task_force.set_task_force import locked_round


@transaction.atomic
def change_member(
    *, member: TaskForceMember, details: MemberDetails, by: User, now: datetime | None = None
) -> TaskForceMember:
    """The member as told; what stood there stays in the trail. Raises TaskForceRefused."""
    moment = now or timezone.now()
    round = locked_round(member.task_force.round)
    row = TaskForceMember.objects.select_related("user").get(pk=member.pk)
    check_member(row.task_force, details, besides=row.pk)
    was = MemberDetails.of(row)
    if was == details:
        return row
    for name, value in details.values.items():
        setattr(row, name, value)
    row.save(update_fields=list(details.values))
    record_event(
        by=by,
        verb="change_member",
        target_type="round",
        target_ref=round.code,
        detail={"member": row.pk, "from": was.told, "to": details.told},
        now=moment,
    )
    return row
