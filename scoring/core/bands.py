"""Bands of a value: “>=100: 2; >=80: tỷ lệ; <80: 0”, tried in the order written, first match wins."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import ge, gt, le, lt

from cchc_portal.lib.numbers import vn
from scoring.core.rounding import HUNDRED, ONE, ZERO

_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {">=": ge, ">": gt, "<=": le, "<": lt}
_WORDS = {">=": "từ", ">": "trên", "<=": "không quá", "<": "dưới"}


@dataclass(frozen=True, slots=True)
class Band:
    """One band; `points` is None where the band gives the ratio itself (tỷ lệ)."""

    operator: str
    bound: Decimal
    points: Decimal | None

    def matches(self, numerator: Decimal, denominator: Decimal = ONE) -> bool:
        """Whether numerator / denominator lies in the band; the denominator is positive."""
        return _COMPARE[self.operator](numerator, self.bound * denominator)

    @property
    def text(self) -> str:
        """As the workbook writes it."""
        return f"{self.operator}{vn(self.bound)}: {'tỷ lệ' if self.points is None else vn(self.points)}"

    def describe(self, unit: str) -> str:
        """As people read it; `unit` follows the bound: “%” or nothing."""
        given = "tính theo tỷ lệ" if self.points is None else f"{vn(self.points)} điểm"
        return f"{_WORDS[self.operator]} {vn(self.bound)}{unit}: {given}"


def first_match(bands: Sequence[Band], numerator: Decimal, denominator: Decimal = ONE) -> Band | None:
    """The band that counts, or None where none matches."""
    return next((band for band in bands if band.matches(numerator, denominator)), None)


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of [0, ∞) in which no bound lies: one value (low = high) or an open interval.

    `high` is None for the last, endless one. `band` is the band that counts there.
    """

    low: Decimal
    high: Decimal | None
    band: Band | None

    @property
    def text(self) -> str:
        if self.low == self.high:
            return f"đúng {vn(self.low)}"
        return f"trên {vn(self.low)}" + (f" và dưới {vn(self.high)}" if self.high is not None else "")

    def ends(self, max_points: Decimal) -> tuple[Decimal, Decimal] | None:
        """Points at (or next to) both ends, exactly; None where no band counts."""
        if self.band is None:
            return None
        if self.band.points is not None:
            return self.band.points, self.band.points
        return _share(self.low, max_points), _share(HUNDRED if self.high is None else self.high, max_points)


def cells(bands: Sequence[Band]) -> list[Cell]:
    """[0, ∞) cut at every bound, in rising order, with what is left for each band after first match."""
    cuts = sorted({ZERO} | {band.bound for band in bands if band.bound > 0})
    found: list[Cell] = []
    for low, high in zip(cuts, [*cuts[1:], None], strict=True):
        inside = low + ONE if high is None else low + high
        halves = ONE if high is None else Decimal(2)
        found.append(Cell(low, low, first_match(bands, low)))
        found.append(Cell(low, high, first_match(bands, inside, halves)))
    return found


def extremes(bands: Sequence[Band], max_points: Decimal) -> tuple[Decimal, Decimal]:
    """The worst and the best points that the bands can give over [0, ∞)."""
    given = [end for cell in cells(bands) for end in cell.ends(max_points) or ()]
    return (min(given), max(given)) if given else (ZERO, ZERO)


def _share(value: Decimal, max_points: Decimal) -> Decimal:
    return (min(value, HUNDRED) * max_points).scaleb(-2)
