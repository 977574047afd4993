"""The session is closed: its minutes are frozen, hashed and given a code."""

import zlib
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cchc_portal.lib.codes import random_code
from cchc_portal.lib.hashing import sha256_bytes
from scoring.core.minutes_content import minutes_bytes
from scoring.core.session_sheet import closing_troubles
from scoring.core.sessions import SessionMove, SessionState
from scoring.models import Minutes, SessionStep, WorkingSession
from scoring.selectors.minutes_content import minutes_content, people
from scoring.selectors.session_sheet import SessionSheet, session_sheet
from scoring.services.sessions.step import (
    SessionRefused,
    check_held,
    check_records,
    check_round,
    locked_session,
    take_step,
)

_GROUPS, _GROUP_LENGTH = 3, 4


@transaction.atomic
def close_session(*, session: WorkingSession, by: User, now: datetime | None = None) -> Minutes:
    """The minutes; a second click gets those of the first.

    Waits for marks that are being saved. Raises SessionRefused with everything that is missing.
    """
    moment = now or timezone.now()
    row = locked_session(session)
    check_records(row, by, moment)
    last = row.minutes.order_by("-version").first()
    if row.state == SessionState.CLOSED and last:
        return last
    check_held(row)
    check_round(row)
    sheet = session_sheet(row)
    row.finished_at = row.finished_at or _next_minute(moment)
    _check(row, sheet)
    return _frozen(row, sheet, row.finished_at, (last.version if last else 0) + 1, by, moment)


def _next_minute(moment: datetime) -> datetime:
    """Later than the minute in which the session began, even where it is the same."""
    return moment.replace(second=0, microsecond=0) + timedelta(minutes=1)


def _check(row: WorkingSession, sheet: SessionSheet) -> None:
    troubles = closing_troubles(sheet.leaves)
    if row.began_at and row.finished_at and row.finished_at <= row.began_at:
        troubles.append("Giờ kết thúc phải sau giờ bắt đầu.")
    if not row.participants.filter(present=True).exists():
        troubles.append("Hãy đánh dấu ít nhất một thành viên Tổ giúp việc có mặt.")
    if not people(row.unit_people):
        troubles.append("Hãy ghi người dự của đơn vị.")
    if not row.conclusion.strip():
        troubles.append("Hãy ghi kết luận.")
    if troubles:
        raise SessionRefused(*troubles)


def _frozen(
    row: WorkingSession, sheet: SessionSheet, finished_at: datetime, version: int, by: User, now: datetime
) -> Minutes:
    reason = _reason(row) if version > 1 else ""
    content = minutes_bytes(
        minutes_content(row, sheet, finished_at=finished_at, version=version, reason=reason)
    )
    minutes = Minutes.objects.create(
        session=row,
        version=version,
        reason=reason,
        code="-".join(random_code(_GROUP_LENGTH) for _ in range(_GROUPS)),
        content=zlib.compress(content),
        content_hash=sha256_bytes(content),
        closed_at=now,
        closed_by=by,
    )
    take_step(
        row,
        SessionMove.CLOSE,
        verb="close_session",
        by=by,
        now=now,
        fields=("finished_at",),
        detail={"version": version, "code": minutes.code, "content_hash": minutes.content_hash},
    )
    return minutes


def _reason(row: WorkingSession) -> str:
    """Why the minutes were opened again."""
    reopened = SessionStep.objects.filter(session=row, from_state=SessionState.CLOSED).order_by("-id")
    return reopened[0].reason
