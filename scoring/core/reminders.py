"""When a unit is reminded of its deadline: a month, a week and a day before, once each."""

from datetime import datetime, timedelta

from scoring.core.words import Word


class ReminderMark(Word):
    """How long before the deadline, or by hand at any time."""

    MONTH = "month", "Trước hạn một tháng"
    WEEK = "week", "Trước hạn một tuần"
    DAY = "day", "Trước hạn một ngày"
    BY_HAND = "by_hand", "Sở Nội vụ nhắc"


_BEFORE = (
    (ReminderMark.DAY, timedelta(days=1)),
    (ReminderMark.WEEK, timedelta(days=7)),
    (ReminderMark.MONTH, timedelta(days=30)),
)


def mark_at(due_at: datetime | None, now: datetime) -> ReminderMark | None:
    """The reminder whose time has come: the nearest one before the deadline; none once it has passed.

    Ten days before, that is the month’s; so a round opened late still sends each that is left.
    """
    if due_at is None or now >= due_at:
        return None
    return next((mark for mark, before in _BEFORE if now >= due_at - before), None)
