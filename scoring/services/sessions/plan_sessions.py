"""Working sessions put on the calendar, one for each unit, all or none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Role, Unit, User
from accounts.rules import standing_of
from accounts.services.audit import record_event
from scoring.core.sessions import SessionState
from scoring.core.workflow import OVER
from scoring.models import Assessment, Round, SessionMember, TaskForceMember, WorkingSession
from scoring.services.sessions.step import SessionRefused


@dataclass(frozen=True, slots=True)
class Plan:
    """A unit's session as it is to be."""

    unit: Unit
    starts_at: datetime
    ends_at: datetime
    place: str

    @property
    def trouble(self) -> str:
        """Why it cannot be, empty where it can."""
        if self.ends_at <= self.starts_at:
            return f"{self.unit.label}: giờ kết thúc phải sau giờ bắt đầu."
        if timezone.localdate(self.starts_at) != timezone.localdate(self.ends_at):
            return f"{self.unit.label}: buổi làm việc phải trong một ngày."
        return "" if self.place.strip() else f"{self.unit.label}: hãy ghi địa điểm."

    @property
    def told(self) -> dict[str, str]:
        """As the audit trail keeps it."""
        when = {"from": self.starts_at.isoformat(), "to": self.ends_at.isoformat()}
        return {"unit": self.unit.code, **when, "place": self.place}


@transaction.atomic
def plan_sessions(
    *,
    round: Round,
    plans: Sequence[Plan],
    members: Iterable[TaskForceMember],
    by: User,
    now: datetime | None = None,
) -> list[WorkingSession]:
    """A session for each plan, the members named for all of them.

    Raises SessionRefused: not who runs the round, a unit that is not in it or has a session, times out of
    order, a member of another round.
    """
    moment = now or timezone.now()
    locked = Round.objects.select_for_update(of=("self",)).get(pk=round.pk)
    named = list(members)
    _check(locked, plans, named, by, moment)
    sessions = WorkingSession.objects.bulk_create(
        WorkingSession(
            round=locked,
            unit=plan.unit,
            starts_at=plan.starts_at,
            ends_at=plan.ends_at,
            place=plan.place.strip(),
            planned_at=moment,
            planned_by=by,
        )
        for plan in plans
    )
    SessionMember.objects.bulk_create(SessionMember(session=s, member=m) for s in sessions for m in named)
    record_event(
        by=by,
        verb="plan_sessions",
        target_type="round",
        target_ref=locked.code,
        detail={"sessions": [plan.told for plan in plans], "members": [member.name for member in named]},
        now=moment,
    )
    return sessions


def _check(
    round: Round, plans: Sequence[Plan], members: Sequence[TaskForceMember], by: User, now: datetime
) -> None:
    if not standing_of(by, timezone.localdate(now)).holds({Role.ROUND_ADMIN}):
        raise SessionRefused("Chỉ quản trị đợt của Sở Nội vụ lên lịch làm việc.")
    if round.state in OVER:
        raise SessionRefused(f"Đợt {round.code} đã có kết quả chính thức nên không lên lịch nữa.")
    if not plans:
        raise SessionRefused("Hãy chọn ít nhất một đơn vị.")
    if not members:
        raise SessionRefused("Hãy chọn ít nhất một thành viên Tổ giúp việc.")
    if any(member.task_force.round_id != round.pk for member in members):
        raise SessionRefused("Thành viên được chọn không thuộc Tổ giúp việc của đợt này.")
    if troubles := [*_of_units(round, plans), *(plan.trouble for plan in plans if plan.trouble)]:
        raise SessionRefused(*troubles)


def _of_units(round: Round, plans: Sequence[Plan]) -> list[str]:
    """What speaks against the units themselves."""
    taking_part = set(Assessment.objects.filter(round=round).values_list("unit", flat=True))
    sessions = WorkingSession.objects.filter(round=round).exclude(state=SessionState.CANCELLED)
    met = set(sessions.values_list("unit", flat=True))
    troubles: list[str] = []
    seen: set[int] = set()
    for plan in plans:
        if plan.unit.pk not in taking_part:
            troubles.append(f"{plan.unit.name} không tham gia đợt {round.code}.")
        elif plan.unit.pk in met | seen:
            troubles.append(f"{plan.unit.name} đã có buổi làm việc trong đợt này.")
        seen.add(plan.unit.pk)
    return troubles
