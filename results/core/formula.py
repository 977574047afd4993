"""How a unit's index came about, with its real numbers."""

from dataclasses import dataclass
from decimal import Decimal

from results.core.figures import GroupFrame, UnitFigure
from scoring.core.rounding import Rounding
from scoring.core.words import ExtraOrder


@dataclass(frozen=True, slots=True)
class Formula:
    """The index spelled out.

    Plain: obtained / applicable_max × 100 + extra; with `extra_first` the extra joins the points
    before rescaling; `weighted` means the shares of the domains are averaged by their weights.
    """

    obtained: Decimal
    applicable_max: Decimal
    extra: Decimal
    index: Decimal | None
    weighted: bool
    extra_first: bool
    rounding: str


def formula_of(unit: UnitFigure, frame: GroupFrame, extra_order: ExtraOrder, rounding: Rounding) -> Formula:
    """The formula of a unit under its set's settings; weighted annexes add the extra afterwards."""
    weighted = any(head.weight is not None for head in frame.domains)
    return Formula(
        obtained=unit.obtained,
        applicable_max=unit.applicable_max,
        extra=unit.extra,
        index=unit.index,
        weighted=weighted,
        extra_first=not weighted and extra_order is ExtraOrder.BEFORE,
        rounding=rounding.label,
    )
