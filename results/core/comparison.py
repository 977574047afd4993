"""Two runs beside each other: who moved, by which lines, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scoring.core.causes import CausedLine, CausedUnit
from scoring.core.reading import Key
from scoring.core.results import LineResult, UnitResult


@dataclass(frozen=True, slots=True)
class MovedLine:
    """A line that differs; None where a side has no such line or no points.

    `request`: the number of the unit's request on which a decision made it so.
    """

    code: str
    title: str
    before: LineResult | None
    after: LineResult | None
    caused: CausedLine
    request: int | None = None

    @property
    def difference(self) -> Decimal | None:
        """Points won or lost, where there are both."""
        was = self.before.points if self.before else None
        now = self.after.points if self.after else None
        return None if was is None or now is None else now - was


@dataclass(frozen=True, slots=True)
class MovedUnit:
    """A unit that differs; `lines` is empty where only others moved."""

    code: str
    name: str
    group: str
    before: UnitResult | None
    after: UnitResult | None
    lines: tuple[MovedLine, ...]

    @property
    def difference(self) -> Decimal | None:
        """How far the index moved, where there are both."""
        was = self.before.index if self.before else None
        now = self.after.index if self.after else None
        return None if was is None or now is None else now - was

    @property
    def places(self) -> int | None:
        """Places won (positive) or lost, where there are both."""
        was = self.before.rank if self.before else None
        now = self.after.rank if self.after else None
        return None if was is None or now is None else was - now

    @property
    def changed_class(self) -> bool:
        return (self.before.band if self.before else None) != (self.after.band if self.after else None)


@dataclass(frozen=True, slots=True)
class Summary:
    """What the head of a comparison says."""

    units: int
    up: int
    down: int
    classes: int
    lines: int
    unexplained: int


def moved_units(
    units: Iterable[CausedUnit],
    names: Mapping[str, str],
    titles: Mapping[Key, str],
    requests: Mapping[Key, int],
) -> tuple[MovedUnit, ...]:
    """The units with their names, by group, those with lines of their own first, then by rank.

    `titles` of leaves by group and code; `requests` that were decided, by unit and leaf.
    """
    rows = [_unit(unit, names, titles, requests) for unit in units]
    return tuple(sorted(rows, key=lambda row: (row.group, not row.lines, _place(row), row.name)))


def summary_of(units: Iterable[MovedUnit]) -> Summary:
    rows = list(units)
    lines = [line for row in rows for line in row.lines]
    return Summary(
        units=len(rows),
        up=sum((row.difference or 0) > 0 for row in rows),
        down=sum((row.difference or 0) < 0 for row in rows),
        classes=sum(row.changed_class for row in rows),
        lines=len(lines),
        unexplained=sum(not line.caused.explained for line in lines),
    )


def _unit(
    unit: CausedUnit, names: Mapping[str, str], titles: Mapping[Key, str], requests: Mapping[Key, int]
) -> MovedUnit:
    change = unit.change
    shown = change.after or change.before
    group = shown.group if shown else ""
    lines = tuple(
        MovedLine(
            line.change.criterion,
            titles.get((group, line.change.criterion), ""),
            line.change.before,
            line.change.after,
            line,
            _request(line, requests),
        )
        for line in unit.lines
    )
    name = names.get(change.code, change.code)
    return MovedUnit(change.code, name, names.get(group, group), change.before, change.after, lines)


def _request(line: CausedLine, requests: Mapping[Key, int]) -> int | None:
    """Of a decision on the line, or of the one that moved the best of its group."""
    return next((requests[c.by] for c in line.causes if c.by is not None and c.by in requests), None)


def _place(row: MovedUnit) -> int:
    """By the later rank; those without one last."""
    rank = row.after.rank if row.after else None
    return 1_000_000 if rank is None else rank
