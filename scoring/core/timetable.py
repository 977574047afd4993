"""A stage of a round between its moments: not yet open, open, late, closed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from scoring.core.words import Word


class Phase(Word):
    """LATE: the announced deadline has passed, work is still taken and marked as late."""

    BEFORE = "before", "Chưa mở"
    OPEN = "open", "Đang mở"
    LATE = "late", "Quá hạn, còn nhận"
    CLOSED = "closed", "Đã khóa"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The moments of a stage: its first, and each first that is late or too late; None is no bound."""

    opens_at: datetime | None = None
    due_at: datetime | None = None
    closes_at: datetime | None = None

    @property
    def ends_at(self) -> datetime | None:
        """The moment from which nothing is taken any more: the closing, or the deadline where none is set."""
        return self.closes_at or self.due_at

    def phase(self, now: datetime) -> Phase:
        """Where the moment falls."""
        if self.opens_at and now < self.opens_at:
            return Phase.BEFORE
        if self.ends_at and now >= self.ends_at:
            return Phase.CLOSED
        if self.due_at and now >= self.due_at:
            return Phase.LATE
        return Phase.OPEN

    def extended(self, due_at: datetime, closes_at: datetime) -> "Stretch":
        """The stage with later ends, for the unit that was given more time."""
        return Stretch(self.opens_at, due_at, closes_at)


@dataclass(frozen=True, slots=True)
class Moments:
    """All moments of a round's timetable, as `Timetable` stores them; None sets no bound."""

    self_opens_at: datetime | None = None
    self_due_at: datetime | None = None
    self_closes_at: datetime | None = None
    appraisal_opens_at: datetime | None = None
    appraisal_due_at: datetime | None = None
    appraisal_closes_at: datetime | None = None
    evidence_from: date | None = None
    evidence_to: date | None = None


_ORDER = (
    ("self_opens_at", "self_due_at", "Hạn tự chấm phải sau lúc mở tự chấm"),
    ("self_due_at", "self_closes_at", "Giờ khóa tự chấm không được trước hạn tự chấm"),
    ("appraisal_opens_at", "appraisal_due_at", "Hạn thẩm định phải sau lúc mở thẩm định"),
    ("appraisal_due_at", "appraisal_closes_at", "Giờ khóa thẩm định không được trước hạn thẩm định"),
    ("evidence_from", "evidence_to", "Ngày cuối của tài liệu kiểm chứng không được trước ngày đầu"),
)


def disorder(moments: Moments) -> Iterator[tuple[str, str]]:
    """Which moment comes before one that it must follow: its field, and a sentence."""
    for first, last, sentence in _ORDER:
        earlier, later = getattr(moments, first), getattr(moments, last)
        if earlier is not None and later is not None and later < earlier:
            yield last, sentence
