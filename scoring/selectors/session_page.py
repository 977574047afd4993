"""What the page of one working session shows."""

from dataclasses import dataclass

from django.utils import timezone

from scoring.core.session_rights import SessionRights
from scoring.core.session_rows import CalendarRow
from scoring.core.session_sheet import MarkCounts, counts
from scoring.core.sessions import SESSION, SessionMove, SessionState
from scoring.core.task_force import NamedMember, by_duty
from scoring.models import Invitation, Minutes, SessionStep, WorkingSession
from scoring.selectors.minutes import minutes_of
from scoring.selectors.session_sheet import session_sheet
from scoring.selectors.sessions import calendar_rows, has_moved


@dataclass(frozen=True, slots=True)
class SessionPage:
    """`marked` is None for the unit, which does not see the marks; `moves` are the person's that are open."""

    members: tuple[NamedMember, ...]
    invitations: tuple[Invitation, ...]
    moved: bool
    minutes: tuple[Minutes, ...]
    steps: tuple[SessionStep, ...]
    marked: MarkCounts | None
    warnings: tuple[str, ...]
    moves: frozenset[SessionMove]

    @property
    def may_change(self) -> bool:
        """Whether time, place and members are still open."""
        return SessionMove.CANCEL in self.moves

    @property
    def latest(self) -> Minutes | None:
        return self.minutes[0] if self.minutes else None


def session_page(session: WorkingSession, rights: SessionRights) -> SessionPage:
    """A fixed number of queries: eight, and those of the lines for who sees the marks."""
    state = SessionState(session.state)
    invitations = tuple(session.invitations.select_related("invited_by").order_by("-id"))
    held = state in (SessionState.HELD, SessionState.CLOSED)
    named = session.participants.select_related("member").order_by("member")
    return SessionPage(
        members=by_duty(participant.member.named for participant in named),
        invitations=invitations,
        moved=bool(invitations and state is SessionState.PLANNED and has_moved(session, invitations[0])),
        minutes=tuple(minutes_of(session)),
        steps=tuple(session.steps.select_related("taken_by").order_by("-id")) if rights.sees_marks else (),
        marked=counts(session_sheet(session).leaves) if held and rights.sees_marks else None,
        warnings=_row(session).warnings if rights.sees_marks else (),
        moves=frozenset(
            m for (s, m) in SESSION.moves if s == state and isinstance(m, SessionMove) and rights.may(m)
        ),
    )


def _row(session: WorkingSession) -> CalendarRow:
    """The session's row of the calendar of its day, where clashes are told."""
    day = timezone.localdate(session.starts_at)
    rows = WorkingSession.objects.filter(starts_at__date=day).select_related("unit__group")
    return next(row for row in calendar_rows(rows) if row.key == session.pk)
