"""Rank and classification, both read on the printed index."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cchc_portal.lib.numbers import vn
from scoring.core.knockouts import Condition
from scoring.core.results import LineResult
from scoring.core.rounding import HUNDRED, ZERO
from scoring.core.types import BandInput
from scoring.core.words import Status


@dataclass(frozen=True, slots=True)
class Branch:
    """Points and maximum of the applicable leaves below a code; `leaves` is how many there are."""

    points: Decimal
    applicable_max: Decimal
    leaves: int


def ranks(indexes: Mapping[str, Decimal]) -> dict[str, int]:
    """Unit → rank: equal values share one and the next is skipped (1, 2, 2, 4)."""
    first: dict[Decimal, int] = {}
    for place, value in enumerate(sorted(indexes.values(), reverse=True), start=1):
        first.setdefault(value, place)
    return {unit: first[value] for unit, value in indexes.items()}


def branch(code: str, lines: Sequence[LineResult]) -> Branch:
    """The branch `code` of one unit, on rounded points."""
    below = code + "."
    applicable = [
        line
        for line in lines
        if (line.criterion == code or line.criterion.startswith(below))
        and line.status is not Status.NOT_APPLICABLE
    ]
    points = sum((line.points for line in applicable if line.points is not None), ZERO)
    return Branch(points, sum((line.max for line in applicable), ZERO), len(applicable))


def classify(
    index: Decimal, bands: Sequence[BandInput], branch_of: Callable[[str], Branch]
) -> tuple[str | None, tuple[str, ...]]:
    """The highest band whose bound and conditions all hold, and why higher ones were lost."""
    lost: list[str] = []
    for band in sorted(bands, key=lambda band: band.lower, reverse=True):
        if index < band.lower:
            continue
        failed = [c for c in band.conditions if not holds(c, branch_of(c.code))]
        if not failed:
            return band.name, tuple(lost)
        lost.extend(_lost(band, condition, branch_of(condition.code)) for condition in failed)
    return None, tuple(lost)


def holds(condition: Condition, found: Branch) -> bool:
    """Compared exactly; a branch wholly not applicable passes."""
    if not found.leaves:
        return True
    if condition.percent:
        return found.points * HUNDRED >= condition.least * found.applicable_max
    return found.points >= condition.least


def _lost(band: BandInput, condition: Condition, found: Branch) -> str:
    reached = f"{vn(found.points)}/{vn(found.applicable_max)} điểm"
    return f"Không xếp loại “{band.name}”: điều kiện khống chế {condition.text}, đơn vị đạt {reached}."
