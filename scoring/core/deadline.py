"""The deadline of a self-assessment as a person reads it: one sentence, and the days that are left."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cchc_portal.lib.dates import vn_last_moment, vn_moment
from scoring.core.desk import Desk, time_lock
from scoring.core.timetable import Phase
from scoring.core.workflow import RoundState

_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Deadline:
    """`days_left` counts from today to the last day that is in time; None where none is counted."""

    sentence: str
    days_left: int | None = None
    late: bool = False

    @property
    def countdown(self) -> str:
        """“Còn 5 ngày”, “Hạn hôm nay”, “Quá hạn”; empty where there is nothing to count."""
        if self.late:
            return "Quá hạn"
        if self.days_left is None:
            return ""
        return f"Còn {self.days_left} ngày" if self.days_left else "Hạn hôm nay"


def deadline_of(desk: Desk) -> Deadline:
    """What the desk's moments mean now."""
    due, ends = desk.stretch.due_at or desk.stretch.closes_at, desk.stretch.ends_at
    if desk.round_state != RoundState.OPEN or desk.phase is Phase.CLOSED:
        return Deadline(time_lock(desk))
    if desk.phase is Phase.BEFORE and desk.stretch.opens_at:
        return Deadline(f"Mở tự chấm lúc {vn_moment(desk.stretch.opens_at)}.")
    if due is None or ends is None:
        return Deadline("Chưa đặt hạn nộp.")
    if desk.phase is Phase.LATE:
        sentence = f"Đã quá hạn ({vn_last_moment(due)}); còn nhận {vn_last_moment(ends)}, ghi là nộp muộn."
        return Deadline(sentence, late=True)
    return Deadline(f"Hạn nộp: {vn_last_moment(due)}.", _days(desk.at, due))


def _days(at: datetime, due: datetime) -> int:
    """By the calendar of the deadline: at 23:59 of the day before, one day is left."""
    return ((due - _INSTANT).date() - at.astimezone(due.tzinfo).date()).days
