"""A planned session put at another time or place, or given other members; its invitation numbered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from scoring.core.sessions import SessionState
from scoring.models import SessionMember, TaskForceMember, WorkingSession
from scoring.services.sessions.plan_sessions import Plan
from scoring.services.sessions.step import (
    NOT_HELD,
    SessionRefused,
    check_round,
    check_runs,
    locked_session,
    tell,
)

_FIELDS = ("starts_at", "ends_at", "place", "invitation", "invitation_on")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """When and where, with whom, and under which number the unit is invited; that is the clerk's to give."""

    starts_at: datetime
    ends_at: datetime
    place: str
    members: Sequence[TaskForceMember]
    invitation: str = ""
    invitation_on: date | None = None


@transaction.atomic
def change_session(
    *, session: WorkingSession, to: Arrangement, by: User, now: datetime | None = None
) -> WorkingSession:
    """The session as told; what stood there stays in the trail. Members may change while it is held too.

    Raises SessionRefused.
    """
    moment = now or timezone.now()
    row = locked_session(session)
    check_runs(row, by, moment)
    check_round(row)
    was = _told(row)
    _check(row, to)
    row.starts_at, row.ends_at, row.place = to.starts_at, to.ends_at, to.place.strip()
    row.invitation, row.invitation_on = to.invitation.strip(), to.invitation_on
    row.save(update_fields=_FIELDS)
    _name(row, to.members)
    if (told := _told(row)) != was:
        tell(row, "change_session", {"from": was, "to": told}, by=by, now=moment)
    return row


def _check(row: WorkingSession, to: Arrangement) -> None:
    if row.state in {SessionState.CLOSED, SessionState.CANCELLED}:
        raise SessionRefused(NOT_HELD[SessionState(row.state)])
    if trouble := Plan(row.unit, to.starts_at, to.ends_at, to.place).trouble:
        raise SessionRefused(trouble)
    if not to.members or any(member.task_force.round_id != row.round_id for member in to.members):
        raise SessionRefused("Hãy chọn ít nhất một thành viên Tổ giúp việc của đợt này.")
    if bool(to.invitation.strip()) != bool(to.invitation_on):
        raise SessionRefused("Số và ngày giấy mời phải ghi cùng nhau.")


def _name(row: WorkingSession, members: Sequence[TaskForceMember]) -> None:
    """Exactly these members; who stays keeps whether they were there."""
    row.participants.exclude(member__in=members).delete()
    named = set(row.participants.values_list("member", flat=True))
    SessionMember.objects.bulk_create(
        SessionMember(session=row, member=member) for member in members if member.pk not in named
    )


def _told(row: WorkingSession) -> dict[str, object]:
    members = row.participants.order_by("member").values_list("member__name", flat=True)
    return {
        "from": row.starts_at.isoformat(),
        "to": row.ends_at.isoformat(),
        "place": row.place,
        "invitation": row.invitation,
        "invitation_on": str(row.invitation_on or ""),
        "members": list(members),
    }
