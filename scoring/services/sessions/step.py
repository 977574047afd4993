"""What every act on a working session shares: the locked row, whose act it is, its moves, the audit event."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.models import User
from accounts.rules import standing_of
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from scoring.core.session_rights import SessionRights
from scoring.core.sessions import SESSION, SessionMove, SessionState
from scoring.core.workflow import OVER, MoveError, move
from scoring.models import SessionStep, WorkingSession
from scoring.selectors.session_rights import named_on, session_rights, with_session_frame

NOT_HELD = {
    SessionState.PLANNED: "Buổi làm việc chưa bắt đầu.",
    SessionState.CLOSED: "Biên bản đã chốt; quản trị đợt mở lại được, có ghi lý do.",
    SessionState.CANCELLED: "Buổi làm việc đã hủy.",
}


class SessionRefused(Refused):
    """The session stays as it is; the sentences say why."""


class SessionLocked(SessionRefused):
    """Nothing can be marked or written in the session now."""


def locked_session(session: WorkingSession) -> WorkingSession:
    """As it is now, its row locked until the transaction ends."""
    rows = with_session_frame(WorkingSession.objects.select_for_update(of=("self",)))
    return rows.get(pk=session.pk)


def rights_of(session: WorkingSession, by: User, now: datetime) -> SessionRights:
    """What the person is to the session, by the roles and the names of the day."""
    day = timezone.localdate(now)
    held = standing_of(by, day)
    return session_rights(session, held, is_named=named_on(day, by).filter(session=session).exists())


def check_records(session: WorkingSession, by: User, now: datetime) -> None:
    """Only who keeps the minutes. Raises SessionRefused."""
    if not rights_of(session, by, now).may_record:
        raise SessionRefused("Chỉ quản trị đợt và thành viên Tổ giúp việc của buổi này ghi được biên bản.")


def check_runs(session: WorkingSession, by: User, now: datetime) -> None:
    """Only who runs the round. Raises SessionRefused."""
    if not rights_of(session, by, now).runs:
        raise SessionRefused("Chỉ quản trị đợt của Sở Nội vụ làm được việc này.")


def check_numbers(session: WorkingSession, by: User, now: datetime) -> None:
    """Only who numbers what goes out. Raises SessionRefused."""
    if not rights_of(session, by, now).may_number:
        raise SessionRefused("Chỉ văn thư và quản trị đợt của Sở Nội vụ ghi được số, bản ký biên bản.")


def check_held(session: WorkingSession) -> None:
    """Raises SessionLocked unless the minutes are being kept."""
    if session.state != SessionState.HELD:
        raise SessionLocked(NOT_HELD[SessionState(session.state)])


def check_round(session: WorkingSession) -> None:
    """Raises SessionRefused once the round has its final results."""
    if session.round.state in OVER:
        raise SessionRefused(f"Đợt {session.round.code} đã có kết quả chính thức.")


def given_reason(reason: str) -> str:
    """The reason, which is compulsory. Raises SessionRefused."""
    if not reason.strip():
        raise SessionRefused("Hãy ghi lý do.")
    return reason.strip()


def take_step(
    session: WorkingSession,
    wanted: SessionMove,
    *,
    verb: str,
    by: User,
    now: datetime,
    reason: str = "",
    fields: tuple[str, ...] = (),
    detail: dict[str, Any] | None = None,
) -> SessionStep:
    """Move the locked session, save its `fields` with it, and write the move down. Raises SessionRefused."""
    try:
        to = move(SESSION, session.state, wanted)
    except MoveError as error:
        raise SessionRefused(f"{error}.") from error
    was, session.state = session.state, to
    session.save(update_fields=["state", *fields])
    step = SessionStep.objects.create(
        session=session, from_state=was, to_state=to, reason=reason, taken_at=now, taken_by=by
    )
    tell(session, verb, {"from": was, "to": to, "reason": reason, **(detail or {})}, by=by, now=now)
    return step


def tell(session: WorkingSession, verb: str, detail: dict[str, Any], *, by: User, now: datetime) -> None:
    """The act in the audit chain."""
    record_event(
        by=by, verb=verb, target_type="session", target_ref=session.reference, detail=detail, now=now
    )
