"""Which units another version of the criteria set moves, and by which lines."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scoring.core.compare import LineChange, UnitChange, compare
from scoring.core.engine import run
from scoring.core.results import UnitResult
from scoring.core.types import RunInput, RunKind, SetInput


@dataclass(frozen=True, slots=True)
class Movements:
    """Of one kind of run: the units whose result changes, and how many keep theirs.

    Where there is no index (a self run, data missing) points obtained and the applicable maximum count.
    """

    kind: RunKind
    moved: tuple[UnitChange, ...]
    still: int

    @property
    def is_self(self) -> bool:
        return self.kind is RunKind.SELF


def movements(inputs: RunInput, newer: SetInput) -> Movements:
    """The same inputs under the set that they carry and under the newer one; nothing is stored."""
    before, after = run(inputs), run(replace(inputs, criteria_set=newer))
    moved = tuple(
        change for change in compare(before, after) if _place(change.before) != _place(change.after)
    )
    return Movements(inputs.kind, tuple(map(_causes, moved)), len(inputs.units) - len(moved))


def _place(unit: UnitResult | None) -> tuple[object, ...]:
    """What a unit reads of its result."""
    if unit is None:
        return ()
    sums = (unit.obtained, unit.applicable_max, unit.extra) if unit.index is None else ()
    return (unit.index, unit.band, unit.rank, unit.complete, *sums)


def _causes(change: UnitChange) -> UnitChange:
    """Its lines with those first that gave or took points."""
    return replace(change, lines=tuple(sorted(change.lines, key=_same_points)))


def _same_points(line: LineChange) -> bool:
    points: Sequence[object] = [side.points if side else None for side in (line.before, line.after)]
    return points[0] == points[1]
