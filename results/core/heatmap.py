"""Domains × units of one group. Domains of different annexes never share a column."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from results.core.figures import WHOLE, DomainFigure, GroupFrame, UnitFigure, in_rank_order, mean
from results.core.tones import shade_of


@dataclass(frozen=True, slots=True)
class Cell:
    """A percentage with its shade; `figure` is None in the row of means."""

    percent: Decimal | None
    figure: DomainFigure | None = None

    @property
    def shade(self) -> str:
        return "none" if self.percent is None else str(shade_of(self.percent))


@dataclass(frozen=True, slots=True)
class HeatRow:
    unit: UnitFigure
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Heatmap:
    """`means` has one cell per domain: the mean of the units to which the domain applies."""

    frame: GroupFrame
    means: tuple[Cell, ...]
    rows: tuple[HeatRow, ...]
    unit_count: int

    @property
    def hidden(self) -> int:
        return self.unit_count - len(self.rows)


def heatmap_of(frame: GroupFrame, units: Sequence[UnitFigure], limit: int | None = None) -> Heatmap:
    """The group's heatmap in rank order, cut to `limit` rows; means are over all its units."""
    own = in_rank_order([u for u in units if u.group == frame.code])
    rows = [HeatRow(u, _cells(frame, u)) for u in own]
    columns = zip(*(row.cells for row in rows), strict=True) if rows else [()] * len(frame.domains)
    return Heatmap(frame, tuple(_mean_cell(column) for column in columns), tuple(rows[:limit]), len(own))


def _cells(frame: GroupFrame, unit: UnitFigure) -> tuple[Cell, ...]:
    figures = [unit.domains.get(head.code) for head in frame.domains]
    return tuple(Cell(f.percent if f else None, f) for f in figures)


def _mean_cell(column: Sequence[Cell]) -> Cell:
    """The mean of exact shares, rounded once: printed percentages are not averaged again."""
    shares = [
        c.figure.obtained * 100 / c.figure.applicable_max
        for c in column
        if c.figure is not None and c.figure.applicable_max
    ]
    return Cell(mean(shares, WHOLE))
