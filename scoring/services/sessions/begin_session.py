"""The session begins: from now on its lines are marked."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from scoring.core.sessions import SessionMove, SessionState
from scoring.models import WorkingSession
from scoring.services.sessions.step import check_records, check_round, locked_session, take_step


@transaction.atomic
def begin_session(*, session: WorkingSession, by: User, now: datetime | None = None) -> WorkingSession:
    """Begun at this moment, which may be put right later; a second click changes nothing.

    Raises SessionRefused.
    """
    moment = now or timezone.now()
    row = locked_session(session)
    check_records(row, by, moment)
    if row.state == SessionState.HELD:
        return row
    check_round(row)
    row.began_at = moment.replace(second=0, microsecond=0)
    take_step(row, SessionMove.BEGIN, verb="begin_session", by=by, now=moment, fields=("began_at",))
    return row
