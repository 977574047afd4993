"""Results that a hair's breadth would change: equal indexes, and indexes beside the edge of a class."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.core.results import RunResult, UnitResult
from scoring.core.types import BandInput

NEAR = Decimal("0.05")  # points of the index, both sides of an edge
TIE_RULE = "Đơn vị có chỉ số bằng nhau thì đồng hạng; hạng liền sau lùi theo số đơn vị đồng hạng."


@dataclass(frozen=True, slots=True)
class Tie:
    """Ranked units of a group with one index and one place; unit codes sorted."""

    group: str
    index: Decimal
    rank: int
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A unit beside the lower bound of a class; `away` is its index minus the bound."""

    unit: str
    index: Decimal
    band: str
    bound: str
    lower: Decimal

    @property
    def away(self) -> Decimal:
        return self.index - self.lower


def ties(result: RunResult) -> tuple[Tie, ...]:
    """The places that several units share, by group and place."""
    shared: dict[tuple[str, int], list[UnitResult]] = defaultdict(list)
    for unit in result.units:
        if unit.rank is not None:
            shared[unit.group, unit.rank].append(unit)
    return tuple(
        Tie(group, members[0].index, rank, tuple(sorted(unit.code for unit in members)))
        for (group, rank), members in sorted(shared.items())
        if len(members) > 1 and members[0].index is not None
    )


def edges(result: RunResult, bands: Mapping[str, Sequence[BandInput]]) -> tuple[Edge, ...]:
    """The units within NEAR of an edge between two classes of their group, in the run's order.

    The bound of the lowest class parts nothing.
    """
    found = []
    for unit in result.units:
        ordered = sorted(bands.get(unit.group, ()), key=lambda band: band.lower, reverse=True)
        found += [
            Edge(unit.code, unit.index, unit.band or "", band.name, band.lower)
            for band in ordered[:-1]
            if unit.index is not None and abs(unit.index - band.lower) <= NEAR
        ]
    return tuple(found)
