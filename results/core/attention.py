"""What a leader should look at first."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from results.core.figures import DomainHead, GroupFrame, UnitFigure
from results.core.heatmap import Heatmap


@dataclass(frozen=True, slots=True)
class ClaimGap:
    """Points a unit claimed and points it was awarded, over the leaves that have both."""

    unit: UnitFigure
    claimed: Decimal
    awarded: Decimal

    @property
    def difference(self) -> Decimal:
        """Below 0 where the unit claimed more than it was awarded."""
        return self.awarded - self.claimed


@dataclass(frozen=True, slots=True)
class WeakDomain:
    """The domain of a group with the lowest mean share, in whole percent."""

    frame: GroupFrame
    head: DomainHead
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Attention:
    without_index: tuple[UnitFigure, ...]
    weak_domains: tuple[WeakDomain, ...]
    fallen: tuple[UnitFigure, ...]
    widest_gap: ClaimGap | None

    @property
    def is_empty(self) -> bool:
        return not (self.without_index or self.weak_domains or self.fallen or self.widest_gap)


def weak_domain_of(heatmap: Heatmap) -> WeakDomain | None:
    """The weakest domain of a group; the first of equals; None where no domain applies to anyone."""
    known = [
        (cell.percent, head)
        for cell, head in zip(heatmap.means, heatmap.frame.domains, strict=True)
        if cell.percent is not None
    ]
    if not known:
        return None
    percent, head = min(known, key=lambda pair: pair[0])
    return WeakDomain(heatmap.frame, head, percent)


def fallen_units(
    frames: Sequence[GroupFrame], units: Sequence[UnitFigure], limit: int = 3
) -> tuple[UnitFigure, ...]:
    """Units in a lower class than last year, the greatest loss of index first."""
    by_code = {frame.code: frame for frame in frames}
    fallen = [u for u in units if u.group in by_code and _fell(by_code[u.group], u)]
    return tuple(sorted(fallen, key=lambda u: u.change or 0)[:limit])


def widest_gap(gaps: Sequence[ClaimGap]) -> ClaimGap | None:
    """The unit that claimed most above its award; None where nobody did."""
    over = [gap for gap in gaps if gap.difference < 0]
    return min(over, key=lambda gap: gap.difference) if over else None


def _fell(frame: GroupFrame, unit: UnitFigure) -> bool:
    before = frame.place_of(unit.past.band) if unit.past else None
    now = frame.place_of(unit.band)
    return before is not None and now is not None and now > before
