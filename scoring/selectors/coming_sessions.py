"""Working sessions that a person is expected at, or whose minutes wait for the person's unit."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.rules import Standing
from scoring.core.sessions import SessionState
from scoring.models import Invitation, WorkingSession
from scoring.selectors.session_rights import named_on, with_session_frame


def coming_sessions(held: Standing, user: User, now: datetime) -> QuerySet[WorkingSession]:
    """Planned or under way, the next first: of one's units once they are invited, and those one is named for.

    One query. A planned session whose day is over is nobody's any more.
    """
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    invited = Exists(Invitation.objects.filter(session=OuterRef("pk")))
    named = Exists(named_on(timezone.localdate(now), user).filter(session=OuterRef("pk")))
    due = Q(state=SessionState.PLANNED, starts_at__gte=today) | Q(state=SessionState.HELD)
    mine = Q(named) | Q(invited, unit__in=held.unit_ids)
    rows = WorkingSession.objects.filter(due).filter(mine)
    return with_session_frame(rows).order_by("starts_at", "id")
