"""The progress board: every unit by domain, those who are most behind first."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from scoring.core.progress import AssessmentProgress, DomainProgress, Tally
from scoring.core.timetable import Phase, Stretch
from scoring.core.workflow import AssessmentState

_HANDED_IN = frozenset({AssessmentState.SUBMITTED})


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A unit's line: how far it has come, where it stands, until when it has time."""

    unit: str
    name: str
    group: str
    sort_key: str
    state: AssessmentState
    stretch: Stretch
    phase: Phase
    progress: AssessmentProgress
    extended: bool = False

    @property
    def total(self) -> Tally:
        return self.progress.total

    @property
    def domains(self) -> tuple[DomainProgress, ...]:
        """The domains in which the unit scores anything itself."""
        return tuple(d for d in self.progress.domains if d.tally.leaves)

    @property
    def percent(self) -> int:
        """Whole percent of leaves done; rounded down, so that 100 means all of them."""
        return 100 * self.total.done // self.total.leaves if self.total.leaves else 100

    @property
    def handed_in(self) -> bool:
        return self.state in _HANDED_IN

    @property
    def untouched(self) -> bool:
        return self.total.done == 0 and not self.handed_in

    @property
    def overdue(self) -> bool:
        """Past the announced deadline without having submitted."""
        behind = self.state not in _HANDED_IN and self.state is not AssessmentState.NOT_SUBMITTED
        return behind and self.phase in (Phase.LATE, Phase.CLOSED)


@dataclass(frozen=True, slots=True)
class Board:
    """The rows shown, and counts over all of them."""

    rows: tuple[BoardRow, ...]
    units: int
    handed_in: int
    overdue: int
    untouched: int


def board_of(rows: Iterable[BoardRow], *, group: str = "", only: str = "") -> Board:
    """The board of a group, or of all; `only` narrows it: "chua-nop", "qua-han", "chua-cham"."""
    of_group = [row for row in rows if not group or row.group == group]
    kept = [row for row in of_group if only not in _KEEPS or _KEEPS[only](row)]
    return Board(
        rows=tuple(sorted(kept, key=_behind_first)),
        units=len(of_group),
        handed_in=sum(row.handed_in for row in of_group),
        overdue=sum(row.overdue for row in of_group),
        untouched=sum(row.untouched for row in of_group),
    )


_KEEPS: Mapping[str, Callable[[BoardRow], bool]] = {
    "chua-nop": lambda row: not row.handed_in,
    "qua-han": lambda row: row.overdue,
    "chua-cham": lambda row: row.untouched,
}


def _behind_first(row: BoardRow) -> tuple[bool, bool, int, str]:
    return row.handed_in, not row.overdue, row.percent, row.sort_key
