"""“Thống nhất tất cả dòng còn lại”: every line that nobody has marked yet."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from scoring.core.session_sheet import SessionLeaf, figures_digest
from scoring.core.sessions import MarkState
from scoring.models import SessionMark, SessionMarkChange, WorkingSession
from scoring.selectors.session_sheet import session_sheet
from scoring.services.sessions.mark_line import change_of
from scoring.services.sessions.step import (
    SessionRefused,
    check_held,
    check_records,
    locked_session,
    tell,
)


@transaction.atomic
def agree_rest(*, session: WorkingSession, seen: str, by: User, now: datetime | None = None) -> list[str]:
    """The codes of the lines that are agreed now; those without awarded points stay open.

    `seen` is `figures_digest` of what was on the screen. Raises SessionRefused, SessionLocked.
    """
    moment = now or timezone.now()
    row = locked_session(session)
    check_records(row, by, moment)
    check_held(row)
    leaves = session_sheet(row).leaves
    if seen != figures_digest(leaves):
        raise SessionRefused("Điểm thẩm định vừa đổi; hãy xem lại các dòng rồi thống nhất.")
    rest = [leaf for leaf in leaves if leaf.is_open and leaf.is_appraised]
    marks = _agreed(row, rest, by, moment)
    SessionMarkChange.objects.bulk_create(change_of(mark) for mark in marks)
    if marks:
        tell(row, "agree_rest", {"leaves": [leaf.code for leaf in rest]}, by=by, now=moment)
    return [leaf.code for leaf in rest]


def _agreed(session: WorkingSession, rest: list[SessionLeaf], by: User, now: datetime) -> list[SessionMark]:
    """Their marks: new ones, and those that had been taken back."""
    codes = [leaf.code for leaf in rest]
    stands = {m.criterion_code: m for m in session.marks.filter(criterion_code__in=codes)}
    fields = ("state", "note", "points", "version", "marked_at", "marked_by")
    marks = []
    for leaf in rest:
        mark = stands.get(leaf.code) or SessionMark(session=session, criterion_code=leaf.code, version=0)
        mark.state, mark.points = MarkState.AGREED.value, leaf.points
        mark.version, mark.marked_at, mark.marked_by = mark.version + 1, now, by
        marks.append(mark)
    SessionMark.objects.bulk_create(mark for mark in marks if mark.pk is None)
    SessionMark.objects.bulk_update([mark for mark in marks if mark.criterion_code in stands], fields)
    return marks
