"""Closed minutes opened again, for their next version."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from scoring.core.sessions import SessionMove
from scoring.models import SessionStep, WorkingSession
from scoring.services.sessions.step import check_round, check_runs, given_reason, locked_session, take_step


@transaction.atomic
def reopen_session(
    *, session: WorkingSession, reason: str, by: User, now: datetime | None = None
) -> SessionStep:
    """Lines and words may be changed; the minutes that were closed stay readable. Raises SessionRefused."""
    moment = now or timezone.now()
    row = locked_session(session)
    check_runs(row, by, moment)
    check_round(row)
    said = given_reason(reason)
    return take_step(row, SessionMove.REOPEN, verb="reopen_session", by=by, now=moment, reason=said)
