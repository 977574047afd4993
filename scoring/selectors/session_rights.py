"""Which working sessions a person may read, and what the person is to one."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Role, User
from accounts.rules import Standing
from scoring.core.session_rights import SessionRights
from scoring.models import Minutes, SessionMember, TaskForceMember, WorkingSession

NUMBERS = frozenset({Role.ROUND_ADMIN, Role.CLERK})  # who writes down under what number a paper goes out


def with_session_frame(rows: QuerySet[WorkingSession]) -> QuerySet[WorkingSession]:
    """With what their pages' heads show."""
    return rows.select_related("round__criteria_set", "round__profile", "round__task_force", "unit__group")


def readable_sessions(held: Standing, user: User, day: date) -> QuerySet[WorkingSession]:
    """All for Sở Nội vụ, leaders and the Tổ giúp việc; else those of one's units, those one is named for,
    and for a clerk those whose minutes were closed.

    Each says in `is_named` whether the person is named for it as a member of the day.
    """
    named = named_on(day, user).filter(session=OuterRef("pk"))
    rows = with_session_frame(WorkingSession.objects.annotate(is_named=Exists(named)))
    if held.sees_every_figure or held.holds({Role.TASK_FORCE}):
        return rows
    mine = Q(unit__in=held.unit_ids) | Q(is_named=True)
    if held.holds(NUMBERS):
        mine = mine | Q(pk__in=Minutes.objects.values("session"))
    return rows.filter(mine)


def named_on(day: date, user: User) -> QuerySet[SessionMember]:
    """The sessions for which the person is named as a member of the day."""
    members = TaskForceMember.objects.valid_on(day).filter(user=user)
    return SessionMember.objects.filter(member__in=members)


def session_rights(session: WorkingSession, held: Standing, *, is_named: bool) -> SessionRights:
    """By the roles of the day; no query."""
    return SessionRights(
        runs=held.holds({Role.ROUND_ADMIN}),
        records=is_named or held.holds({Role.TASK_FORCE}),
        owns=session.unit_id in held.unit_ids,
        looks=held.sees_every_figure,
        numbers=held.holds(NUMBERS),
    )
