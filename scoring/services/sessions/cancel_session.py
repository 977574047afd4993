"""A planned session that does not take place."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from scoring.core.sessions import SessionMove
from scoring.models import SessionStep, WorkingSession
from scoring.services.sessions.step import check_runs, given_reason, locked_session, take_step


@transaction.atomic
def cancel_session(
    *, session: WorkingSession, reason: str, by: User, now: datetime | None = None
) -> SessionStep:
    """The row stays, with its reason; the unit may be given another session. Raises SessionRefused."""
    moment = now or timezone.now()
    row = locked_session(session)
    check_runs(row, by, moment)
    row.cancelled_because = given_reason(reason)
    return take_step(
        row,
        SessionMove.CANCEL,
        verb="cancel_session",
        by=by,
        now=moment,
        reason=row.cancelled_because,
        fields=("cancelled_because",),
    )
