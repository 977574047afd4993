"""Where a shown run stands: published or not, until when units may answer."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class RunState:
    """A run as its page heads say it.

    `closes_at` is the first moment that is too late; `days_left` counts whole days to the last day
    on which an answer counts: 0 on that day, None once it is over or where there is no window. `note` is
    what the public is told of the publication, `decision` the one that approved it, once it has a number.
    """

    year: int
    run_code: str
    kind_label: str
    is_final: bool
    computed_at: datetime
    published: bool
    is_sample: bool
    closes_at: datetime | None = None
    days_left: int | None = None
    may_open_run: bool = False
    note: str = ""
    decision: str = ""


def days_left(last_day: date | None, today: date) -> int | None:
    """Whole days from today to the last day; None once it has passed."""
    if last_day is None or last_day < today:
        return None
    return (last_day - today).days
