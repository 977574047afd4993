"""Groups of units seen together: ranking, classes, spread, movers, years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cchc_portal.lib.numbers import vn_fixed
from results.core.figures import ClassBound, GroupFrame, UnitFigure, in_rank_order, mean
from results.core.tones import Tone


@dataclass(frozen=True, slots=True)
class GroupRanking:
    """The first units of a group in rank order; ranks hold within the group only."""

    frame: GroupFrame
    rows: tuple[UnitFigure, ...]
    unit_count: int
    mean: Decimal | None

    @property
    def cuts(self) -> list[Decimal]:
        """The bounds between classes, for the bars."""
        return [c.lower for c in self.frame.classes if c.lower > 0]

    @property
    def alone(self) -> tuple["GroupRanking"]:
        """The ranking as a list of one, for a table of its own."""
        return (self,)

    @property
    def hidden(self) -> int:
        """How many units are left out."""
        return self.unit_count - len(self.rows)


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How many units are in a class, this year and last."""

    name: str
    tone: Tone
    count: int
    past: int


@dataclass(frozen=True, slots=True)
class Spread:
    """The indexes of a group on one scale."""

    frame: GroupFrame
    dots: tuple[tuple[Decimal, Tone, str], ...]

    @property
    def zones(self) -> list[tuple[Decimal, Tone]]:
        return [(c.lower, c.tone) for c in self.frame.classes]


@dataclass(frozen=True, slots=True)
class YearMean:
    year: int
    mean: Decimal
    units: int


def ranking_of(frame: GroupFrame, units: Sequence[UnitFigure], limit: int | None = None) -> GroupRanking:
    """The group's ranking, cut to `limit` rows."""
    own = in_rank_order([u for u in units if u.group == frame.code])
    indexes = [u.index for u in own if u.index is not None]
    return GroupRanking(frame, tuple(own[:limit]), len(own), mean(indexes))


def class_counts(frames: Sequence[GroupFrame], units: Sequence[UnitFigure]) -> tuple[ClassCount, ...]:
    """Counts by class name over the groups, best class first; classes of one name count together."""
    found: dict[str, ClassBound] = {}
    for frame in frames:
        for bound in frame.classes:
            found.setdefault(bound.name, bound)
    order = list(Tone)
    named = sorted(found.values(), key=lambda c: (order.index(c.tone), -c.lower))
    return tuple(
        ClassCount(
            c.name,
            c.tone,
            sum(u.band == c.name for u in units),
            sum(u.past is not None and u.past.band == c.name for u in units),
        )
        for c in named
    )


def spread_of(frame: GroupFrame, units: Sequence[UnitFigure]) -> Spread:
    """Every unit of the group that has an index: index, tone, name with index."""
    own = [u for u in units if u.group == frame.code]
    named = ((u.index, u.tone, f"{u.name}: {vn_fixed(u.index)}") for u in own if u.index is not None)
    return Spread(frame, tuple(named))


def movers(units: Sequence[UnitFigure], each: int = 4) -> tuple[UnitFigure, ...]:
    """Those that rose most, then those that fell most (the deepest fall last)."""
    changed = sorted((u for u in units if u.change), key=lambda u: u.change or 0, reverse=True)
    rose = [u for u in changed if u.change and u.change > 0][:each]
    fell = [u for u in changed if u.change and u.change < 0][-each:]
    return (*rose, *fell)


def year_means(
    past: Mapping[int, Sequence[Decimal]], year: int, now: Sequence[Decimal]
) -> tuple[YearMean, ...]:
    """The mean index of each earlier year and of this one, in order; years without figures left out."""
    years = {**past, year: now}
    means = ((y, mean(list(values)), len(values)) for y, values in sorted(years.items()))
    return tuple(YearMean(y, value, count) for y, value, count in means if value is not None)
