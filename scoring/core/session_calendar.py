"""The calendar of working sessions: who would be in two places at once, and units spread over days."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_SATURDAY = 5
_STEP = 5  # minutes; nobody is invited for 08:07
SHORTEST = 15  # minutes, below which a session makes no sense


class TooManyUnits(ValueError):
    """The days do not hold so many sessions; the message says so."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A session on the calendar: whom it takes, and when. `key` tells it apart."""

    key: int
    unit: str
    members: frozenset[int]
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Clash:
    """Two sessions at one time that take the same unit, or the same members."""

    first: int
    second: int
    same_unit: bool
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Half:
    """Half a day of work, from one time of day to another."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Place:
    """When one unit is met, in the province's time."""

    day: date
    start: time
    end: time


def clashes(slots: Iterable[Slot]) -> list[Clash]:
    """Every pair that cannot take place as planned, in the order of the calendar."""
    ordered = sorted(slots, key=lambda slot: (slot.starts_at, slot.key))
    found: list[Clash] = []
    for place, slot in enumerate(ordered):
        for other in _meanwhile(slot, ordered[place + 1 :]):
            same_unit, members = slot.unit == other.unit, slot.members & other.members
            if same_unit or members:
                found.append(Clash(slot.key, other.key, same_unit, tuple(sorted(members))))
    return found


def _meanwhile(slot: Slot, later: Sequence[Slot]) -> Iterator[Slot]:
    for other in later:
        if other.starts_at >= slot.ends_at:
            return
        yield other


def working_days(first: date, last: date) -> list[date]:
    """Monday to Friday from the first day to the last, both included."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [day for day in days if day.weekday() < _SATURDAY]


def spread(units: int, days: Sequence[date], halves: Sequence[Half]) -> list[Place]:
    """A place for each of so many units, evenly over the halves of the days, one after another in each.

    Raises TooManyUnits where a session would be shorter than a quarter of an hour, or without any day.
    """
    if units and not (days and halves):
        raise TooManyUnits("Không có ngày làm việc nào trong khoảng đã chọn.")
    slots = [(day, half) for day in days for half in halves]
    found: list[Place] = []
    for number, (day, half) in enumerate(slots):
        share = units // len(slots) + (number < units % len(slots))
        found += _in_half(share, day, half)
    return found


def _in_half(units: int, day: date, half: Half) -> Iterator[Place]:
    if not units:
        return
    length = (_minutes(half.end) - _minutes(half.start)) // units // _STEP * _STEP
    if length < SHORTEST:
        raise TooManyUnits(
            f"Mỗi buổi chỉ còn {max(length, 0)} phút; hãy thêm ngày, hoặc lên lịch cho ít đơn vị hơn."
        )
    for number in range(units):
        start = _minutes(half.start) + number * length
        yield Place(day, _time(start), _time(start + length))


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
