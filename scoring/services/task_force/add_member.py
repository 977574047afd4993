"""A person put into the Tổ giúp việc of a round."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from scoring.core.task_force import Duty
from scoring.models import TaskForce, TaskForceMember
from scoring.services.task_force.set_task_force import TaskForceRefused, locked_round


@dataclass(frozen=True, slots=True)
class MemberDetails:
    """Who the member is, what the member does, and from which day to which."""

    name: str
    position: str
    agency: str
    duty: Duty
    valid_from: date
    valid_to: date | None = None
    user: User | None = None

    @classmethod
    def of(cls, member: TaskForceMember) -> "MemberDetails":
        fields = {name: getattr(member, name) for name in cls.__dataclass_fields__}
        return cls(**{**fields, "duty": Duty(member.duty)})

    @property
    def values(self) -> dict[str, object]:
        """By field of the model."""
        return {**{name: getattr(self, name) for name in self.__dataclass_fields__}, "duty": self.duty.value}

    @property
    def told(self) -> dict[str, str]:
        """As the audit trail keeps them."""
        user = self.user.username if self.user else ""
        return {name: str(value or "") for name, value in {**self.values, "user": user}.items()}


@transaction.atomic
def add_member(
    *, task_force: TaskForce, details: MemberDetails, by: User, now: datetime | None = None
) -> TaskForceMember:
    """The new member. Raises TaskForceRefused."""
    moment = now or timezone.now()
    round = locked_round(task_force.round)
    check_member(task_force, details)
    member = TaskForceMember.objects.create(
        task_force=task_force, added_at=moment, added_by=by, **details.values
    )
    record_event(
        by=by,
        verb="add_member",
        target_type="round",
        target_ref=round.code,
        detail={"member": member.pk, "to": details.told},
        now=moment,
    )
    return member


def check_member(task_force: TaskForce, details: MemberDetails, *, besides: int = 0) -> None:
    """Raises TaskForceRefused: no name, days out of order, an account or a head there twice at a time."""
    if not details.name.strip():
        raise TaskForceRefused("Hãy ghi họ và tên thành viên.")
    if details.valid_to and details.valid_to < details.valid_from:
        raise TaskForceRefused("Ngày kết thúc không được trước ngày bắt đầu.")
    for other in task_force.members.exclude(pk=besides):
        if not _meet(details, other):
            continue
        if details.user and other.user_id == details.user.pk:
            raise TaskForceRefused(f"Tài khoản {details.user.username} đã có trong tổ ở thời gian này.")
        if details.duty is Duty.LEADER and other.duty == Duty.LEADER:
            raise TaskForceRefused(f"Tổ đã có Tổ trưởng ở thời gian này: {other.name}.")


def _meet(details: MemberDetails, other: TaskForceMember) -> bool:
    """Whether the periods share a day."""
    before = details.valid_to is not None and details.valid_to < other.valid_from
    after = other.valid_to is not None and other.valid_to < details.valid_from
    return not (before or after)
