"""One line of a working session marked: never over somebody else's mark, nor of points that have changed."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from cchc_portal.lib.dates import vn_moment
from cchc_portal.lib.findings import Finding
from cchc_portal.lib.locks import hold_shared
from cchc_portal.lib.refusal import Refused
from scoring.core.session_sheet import SessionLeaf, mark_trouble, told_award
from scoring.core.sessions import MarkState
from scoring.models import SessionMark, SessionMarkChange, WorkingSession
from scoring.selectors.session_rights import with_session_frame
from scoring.selectors.session_sheet import session_sheet
from scoring.services.sessions.step import check_held, check_records


class NoSuchLine(Refused):
    """The unit has no such appraised leaf."""


class MarkConflict(Exception):
    """Someone marked the line otherwise since it was read; `mark` is what stands there now, if anything."""

    def __init__(self, mark: SessionMark | None) -> None:
        self.mark = mark
        super().__init__(_told(mark))


@dataclass(frozen=True, slots=True)
class Marking:
    """What is to be marked, and the awarded points that its reader saw."""

    state: MarkState
    note: str = ""
    seen: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SavedMark:
    """The mark as it stands; `changed` is False where it stood there already."""

    mark: SessionMark
    changed: bool


def mark_line(
    *,
    session: WorkingSession,
    criterion_code: str,
    marking: Marking,
    version: int,
    by: User,
    now: datetime | None = None,
) -> SavedMark:
    """Mark the line over the version that the person saw, 0 where there was none.

    A mark equal to what stands there is accepted under any version. Raises NoSuchLine, SessionRefused,
    SessionLocked, Refused with findings by column, MarkConflict.
    """
    moment = now or timezone.now()
    with transaction.atomic():
        # Marks of other lines hold the session too and do not wait; closing it waits for all of them.
        hold_shared(WorkingSession, session.pk)
        held = with_session_frame(WorkingSession.objects.filter(pk=session.pk)).get()
        check_records(held, by, moment)
        check_held(held)
        wanted = _wanted(held, criterion_code, marking)
        mark = _there(held, criterion_code, lock=True)
        if mark is None and version == 0:
            return _first(held, criterion_code, wanted, by, moment)
        if mark is not None and mark.marked() == wanted:
            return SavedMark(mark, changed=False)
        if mark is None or mark.version != version:
            raise MarkConflict(mark)
        for name, value in wanted.items():
            setattr(mark, name, value)
        mark.version, mark.marked_at, mark.marked_by = version + 1, moment, by
        mark.save()
        return SavedMark(recorded(mark), changed=True)


def recorded(mark: SessionMark) -> SessionMark:
    """The mark, once its version stands in the history of the line."""
    change_of(mark).save(force_insert=True)
    return mark


def change_of(mark: SessionMark) -> SessionMarkChange:
    """The mark as a row of that history."""
    return SessionMarkChange(
        session_id=mark.session_id,
        criterion_code=mark.criterion_code,
        version=mark.version,
        marked_at=mark.marked_at,
        marked_by_id=mark.marked_by_id,
        **mark.marked(),
    )


def _wanted(session: WorkingSession, code: str, marking: Marking) -> dict[str, Any]:
    """The columns of the mark. Raises NoSuchLine, Refused."""
    leaf = session_sheet(session).leaf(code)
    if leaf is None:
        raise NoSuchLine(f"Đơn vị không có tiêu chí {code} được thẩm định.")
    if found := {**_moved(leaf, marking), **mark_trouble(leaf, marking.state, marking.note)}:
        raise Refused(findings=[Finding(sentence, column=field) for field, sentence in found.items()])
    return {"state": marking.state.value, "note": marking.note.strip(), "points": leaf.points}


def _moved(leaf: SessionLeaf, marking: Marking) -> dict[str, str]:
    """Nobody agrees to points that were not on the screen."""
    if marking.seen == leaf.points:
        return {}
    told = told_award(leaf.awarded)
    return {"seen": f"Điểm thẩm định vừa đổi thành {told}; tải lại trang rồi đánh dấu lại."}


def _there(session: WorkingSession, code: str, *, lock: bool = False) -> SessionMark | None:
    rows = SessionMark.objects.filter(session=session, criterion_code=code).select_related("marked_by")
    return (rows.select_for_update(of=("self",)) if lock else rows).first()


def _first(session: WorkingSession, code: str, wanted: dict[str, Any], by: User, now: datetime) -> SavedMark:
    """The line's first mark. Two who make it at once: the constraint lets one through."""
    mark = SessionMark(session=session, criterion_code=code, marked_at=now, marked_by=by, **wanted)
    try:
        with transaction.atomic():
            mark.save(force_insert=True)
    except IntegrityError:
        other = _there(session, code)
        if other is not None and other.marked() == wanted:
            return SavedMark(other, changed=False)
        raise MarkConflict(other) from None
    return SavedMark(recorded(mark), changed=True)


def _told(mark: SessionMark | None) -> str:
    if mark is None:
        return "Dòng này chưa được đánh dấu; tải lại trang"
    at = vn_moment(timezone.localtime(mark.marked_at))
    return f"Dòng này đã được {mark.marked_by.get_full_name()} đánh dấu lúc {at}"
