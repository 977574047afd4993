"""The rows of the calendar: each session with what is to be told of it, by day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from scoring.core.session_calendar import Clash
from scoring.core.sessions import SessionState
from scoring.core.task_force import NamedMember


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """A session; moments are in the province's time. `invited_at` is the last invitation.

    `moved` tells that time or place changed after it. `number` is the one its minutes were issued under.
    """

    key: int
    unit: str
    unit_name: str
    group: str
    starts_at: datetime
    ends_at: datetime
    place: str
    state: SessionState
    members: tuple[NamedMember, ...] = ()
    invited_at: datetime | None = None
    moved: bool = False
    number: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def hours(self) -> str:
        """“08:00–09:30”."""
        return f"{self.starts_at:%H:%M}–{self.ends_at:%H:%M}"


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar with its sessions."""

    day: date
    rows: tuple[CalendarRow, ...]


def days_of(rows: Iterable[CalendarRow]) -> list[Day]:
    """The rows by day, both in order."""
    by_day: dict[date, list[CalendarRow]] = {}
    for row in sorted(rows, key=lambda row: (row.starts_at, row.key)):
        by_day.setdefault(row.starts_at.date(), []).append(row)
    return [Day(day, tuple(found)) for day, found in by_day.items()]


def told_clashes(
    clashes: Sequence[Clash], units: Mapping[int, str], members: Mapping[int, str]
) -> dict[int, tuple[str, ...]]:
    """For each session, by its key, the sentences about whom it takes from another one."""
    found: dict[int, list[str]] = {}
    for clash in clashes:
        who = [members[key] for key in clash.members]
        who = ([units[clash.first]] if clash.same_unit else []) + who
        for here, there in ((clash.first, clash.second), (clash.second, clash.first)):
            found.setdefault(here, []).append(f"Trùng giờ với buổi của {units[there]}: {', '.join(who)}")
    return {key: tuple(sentences) for key, sentences in found.items()}
