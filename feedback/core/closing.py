"""Until when a unit may answer, and the sentence that says why not."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cchc_portal.lib.dates import vn_last_moment, vn_moment
from scoring.core.words import Word
from scoring.core.workflow import RoundState

_INSTANT = timedelta(microseconds=1)
_HOUR = timedelta(hours=1)


class WindowPhase(Word):
    BEFORE = "before", "Chưa mở"
    OPEN = "open", "Đang lấy ý kiến"
    CLOSED = "closed", "Đã hết hạn"


@dataclass(frozen=True, slots=True)
class Closing:
    """A unit's window at a moment; moments are in the province's time.

    `closes_at` is the first moment that is too late, the unit's own where it was given one; `extended`
    tells so. `replaced`: the results were published anew since.
    """

    opens_at: datetime
    closes_at: datetime | None
    at: datetime
    round_state: str = RoundState.PROVISIONAL
    extended: bool = False
    replaced: bool = False

    @property
    def phase(self) -> WindowPhase:
        """A last moment in time is 23:59:59 of the day before a closing at midnight."""
        if self.at < self.opens_at:
            return WindowPhase.BEFORE
        if self.closes_at is not None and self.at >= self.closes_at:
            return WindowPhase.CLOSED
        return WindowPhase.OPEN

    @property
    def lock(self) -> str:
        """Why nothing can be written, sent or taken back now; empty where it can."""
        if self.round_state != RoundState.PROVISIONAL:
            return "Đợt đánh giá đã qua giai đoạn lấy ý kiến."
        if self.replaced:
            return "Kết quả dự kiến đã được công bố lại; hãy phản hồi theo lần công bố mới."
        if self.phase is WindowPhase.BEFORE:
            return f"Chưa đến giờ nhận ý kiến: {vn_moment(self.opens_at)}."
        if self.phase is WindowPhase.CLOSED and self.closes_at:
            return f"Đã hết thời gian phản hồi (nhận {vn_last_moment(self.closes_at)})."
        return ""

    @property
    def sentence(self) -> str:
        """The closing as the page's head says it."""
        if self.lock or self.closes_at is None:
            return self.lock or "Đang nhận ý kiến, chưa đặt hạn."
        own = ", theo gia hạn của đơn vị" if self.extended else ""
        return f"Nhận ý kiến {vn_last_moment(self.closes_at)}{own}."

    @property
    def countdown(self) -> str:
        """“1 ngày 06 giờ”, “05 giờ”, “dưới 1 giờ”; empty where there is nothing to count."""
        if self.lock or self.closes_at is None:
            return ""
        return time_left(self.closes_at - self.at)


def time_left(left: timedelta) -> str:
    """A stretch of time as a countdown says it; empty once it is over."""
    if left <= timedelta():
        return ""
    if left < _HOUR:
        return "dưới 1 giờ"
    hours = f"{left.seconds // 3600:02d} giờ"
    return f"{left.days} ngày {hours}" if left.days else hours


def days_left(until: datetime, at: datetime) -> int:
    """By the calendar of the deadline: at 23:59 of the last day none is left."""
    return ((until - _INSTANT).date() - at.astimezone(until.tzinfo).date()).days
