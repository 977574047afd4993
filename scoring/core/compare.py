"""What changed between two runs, unit by unit and line by line."""

from dataclasses import dataclass

from scoring.core.results import LineResult, RunResult, UnitResult


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line whose points or status differ; None on the side where there is no such line."""

    criterion: str
    before: LineResult | None
    after: LineResult | None


@dataclass(frozen=True, slots=True)
class UnitChange:
    """A unit of which something differs; a rank may move without any line of its own."""

    code: str
    before: UnitResult | None
    after: UnitResult | None
    lines: tuple[LineChange, ...]


def compare(before: RunResult, after: RunResult) -> tuple[UnitChange, ...]:
    """The units that changed in index, band, rank or any line, sorted by code; others are left out."""
    old = {unit.code: unit for unit in before.units}
    new = {unit.code: unit for unit in after.units}
    pairs = ((code, old.get(code), new.get(code)) for code in sorted(old.keys() | new.keys()))
    changes = (UnitChange(code, was, now, _lines(was, now)) for code, was, now in pairs)
    return tuple(change for change in changes if change.lines or _standing_moved(change))


def _standing_moved(change: UnitChange) -> bool:
    return _standing(change.before) != _standing(change.after)


def _standing(unit: UnitResult | None) -> tuple[object, ...]:
    if unit is None:
        return ()
    return (unit.index, unit.band, unit.rank, unit.complete, unit.extra)


def _lines(before: UnitResult | None, after: UnitResult | None) -> tuple[LineChange, ...]:
    old = {line.criterion: line for line in before.lines} if before else {}
    new = {line.criterion: line for line in after.lines} if after else {}
    codes = [*old, *(code for code in new if code not in old)]
    return tuple(
        LineChange(code, old.get(code), new.get(code))
        for code in codes
        if _figure(old.get(code)) != _figure(new.get(code))
    )


def _figure(line: LineResult | None) -> tuple[object, ...]:
    return () if line is None else (line.points, line.status, line.max)
