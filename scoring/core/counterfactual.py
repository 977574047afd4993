"""What one judgement would change, before it is made: the same run with one row put in place of another."""

from dataclasses import dataclass, replace

from scoring.core.compare import UnitChange, compare
from scoring.core.engine import run
from scoring.core.results import LineResult, RunResult, UnitResult
from scoring.core.types import Entry, RunInput


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """A unit before and after one row of it; `others` are the units that move with it, by code: through
    their rank, or through a best ratio of the group."""

    criterion: str
    before: UnitResult
    after: UnitResult
    others: tuple[UnitChange, ...]

    @property
    def line_before(self) -> LineResult:
        return line_of(self.before, self.criterion)

    @property
    def line(self) -> LineResult:
        """The line as the row makes it."""
        return line_of(self.after, self.criterion)

    @property
    def moves(self) -> bool:
        """Whether anything at all would be another figure."""
        return bool(self.others) or self.before != replace(self.after, lines=self.before.lines)


def counterfactual(inputs: RunInput, row: Entry) -> Counterfactual:
    """Both runs of the group of the row's unit: groups never touch each other.

    Raises ValueError where the unit or its leaf is not in the inputs.
    """
    own = of_group(inputs, row.unit)
    before, after = run(own), run(with_row(own, row))
    changes = compare(before, after)
    line_of(_unit(after, row.unit), row.criterion)
    return Counterfactual(
        row.criterion,
        _unit(before, row.unit),
        _unit(after, row.unit),
        tuple(change for change in changes if change.code != row.unit),
    )


def with_row(inputs: RunInput, row: Entry) -> RunInput:
    """The inputs with the row, in place of the one of the same unit, leaf and stage."""
    kept = (
        e for e in inputs.entries if (e.unit, e.criterion, e.stage) != (row.unit, row.criterion, row.stage)
    )
    return replace(inputs, entries=(*kept, row))


def of_group(inputs: RunInput, unit: str) -> RunInput:
    """The part of the inputs that the unit's group rests on. Raises ValueError for an unknown unit."""
    group = next((u.group for u in inputs.units if u.code == unit), None)
    if group is None:
        raise ValueError(f"{unit} không có trong đợt")
    units = tuple(u for u in inputs.units if u.group == group)
    codes = {u.code for u in units}
    return replace(
        inputs,
        units=units,
        entries=tuple(e for e in inputs.entries if e.unit in codes),
        figures=tuple(f for f in inputs.figures if f.unit in codes),
    )


def line_of(unit: UnitResult, criterion: str) -> LineResult:
    """The unit's line on the leaf. Raises ValueError where its annex has none."""
    found = next((line for line in unit.lines if line.criterion == criterion), None)
    if found is None:
        raise ValueError(f"phụ lục của {unit.code} không có tiêu chí {criterion}")
    return found


def _unit(result: RunResult, code: str) -> UnitResult:
    return next(unit for unit in result.units if unit.code == code)
