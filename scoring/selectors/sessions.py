"""The calendar of a round's working sessions."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Unit
from scoring.core.session_calendar import Slot, clashes
from scoring.core.session_rows import CalendarRow, told_clashes
from scoring.core.sessions import SessionState
from scoring.core.task_force import NamedMember, by_duty
from scoring.models import Invitation, MinutesIssue, Round, SessionMember, WorkingSession

_OUT = frozenset({SessionState.CANCELLED, SessionState.CLOSED})


@dataclass(frozen=True, slots=True)
class Counts:
    """How far the sessions of a round have come; cancelled ones are counted nowhere."""

    units: int
    planned: int
    held: int
    closed: int
    without: int


def calendar_rows(sessions: QuerySet[WorkingSession]) -> list[CalendarRow]:
    """Those sessions in order, with members, invitations, numbers and clashes: four queries."""
    found = list(sessions.order_by("starts_at", "id"))
    members = _members(found)
    invitations = {x.session_id: x for x in Invitation.objects.filter(session__in=found).order_by("id")}
    issues = MinutesIssue.objects.current().filter(minutes__session__in=found).order_by("minutes__version")
    numbers = dict(issues.values_list("minutes__session", "number"))
    warnings = _warnings(found, members)
    return [
        _row(
            session,
            members[session.pk],
            invitations.get(session.pk),
            numbers.get(session.pk, ""),
            warnings.get(session.pk, ()),
        )
        for session in found
    ]


def counts_of(round: Round) -> Counts:
    """Two queries."""
    states = WorkingSession.objects.filter(round=round).exclude(state=SessionState.CANCELLED)
    by_state = list(states.values_list("state", flat=True))
    units = round.assessments.count()
    return Counts(
        units=units,
        planned=by_state.count(SessionState.PLANNED),
        held=by_state.count(SessionState.HELD),
        closed=by_state.count(SessionState.CLOSED),
        without=units - len(by_state),
    )


def units_to_plan(round: Round) -> list[Unit]:
    """Units of the round without a session, in order: one query."""
    met = WorkingSession.objects.filter(round=round).exclude(state=SessionState.CANCELLED)
    rows = Unit.objects.filter(assessments__round=round).exclude(pk__in=met.values("unit"))
    return list(rows.select_related("group").in_order())


def has_moved(session: WorkingSession, invitation: Invitation) -> bool:
    """Whether time or place changed after the unit was invited."""
    then = (invitation.starts_at, invitation.ends_at, invitation.place)
    return then != (session.starts_at, session.ends_at, session.place)


def _members(sessions: Sequence[WorkingSession]) -> dict[int, tuple[NamedMember, ...]]:
    found: dict[int, list[NamedMember]] = defaultdict(list)
    rows = SessionMember.objects.filter(session__in=sessions).select_related("member").order_by("member")
    for row in rows:
        found[row.session_id].append(row.member.named)
    return defaultdict(tuple, {key: by_duty(members) for key, members in found.items()})


def _warnings(
    sessions: Sequence[WorkingSession], members: dict[int, tuple[NamedMember, ...]]
) -> dict[int, tuple[str, ...]]:
    """Clashes of what is still to come: a session that is over took place."""
    slots = [
        Slot(s.pk, s.unit.code, frozenset(m.key for m in members[s.pk]), s.starts_at, s.ends_at)
        for s in sessions
        if s.state not in _OUT
    ]
    names = {m.key: m.name for named in members.values() for m in named}
    return told_clashes(clashes(slots), {s.pk: s.unit.label for s in sessions}, names)


def _row(
    session: WorkingSession,
    members: tuple[NamedMember, ...],
    invitation: Invitation | None,
    number: str,
    warnings: tuple[str, ...],
) -> CalendarRow:
    return CalendarRow(
        key=session.pk,
        unit=session.unit.code,
        unit_name=session.unit.name,
        group=session.unit.group.code,
        starts_at=timezone.localtime(session.starts_at),
        ends_at=timezone.localtime(session.ends_at),
        place=session.place,
        state=SessionState(session.state),
        members=members,
        invited_at=timezone.localtime(invitation.invited_at) if invitation else None,
        moved=bool(invitation and has_moved(session, invitation)),
        number=number,
        warnings=warnings,
    )
