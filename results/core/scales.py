"""The stretch of numbers that a chart shows, with the numbers written along it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high`, in steps that divide it evenly."""

    low: int
    high: int
    step: int

    @property
    def marks(self) -> list[int]:
        return list(range(self.low, self.high + 1, self.step))


def bar_scale(values: Sequence[Decimal]) -> Scale:
    """For bars: from 40, or lower where a value is, so that most of the width tells units apart."""
    low = min([40, *(floor(value) // 20 * 20 for value in values)])
    return Scale(max(low, 0), 100, 20)


def strip_scale(values: Sequence[Decimal]) -> Scale:
    """For dots: from the tens below the lowest value, at most 80."""
    low = min([80, *(floor(value) // 10 * 10 for value in values)])
    return Scale(max(low, 0), 100, 10)


def year_scale(values: Sequence[Decimal]) -> Scale:
    """For yearly means: the fives around them."""
    low = min(95, floor(min(values, default=Decimal(0))) // 5 * 5)
    high = -(-ceil(max(values, default=Decimal(100))) // 5) * 5
    return Scale(low, max(high, low + 5), 5)


def change_limit(changes: Sequence[Decimal]) -> int:
    """For changes around zero: the next even number above the greatest, at least 2."""
    greatest = max((abs(change) for change in changes), default=Decimal(0))
    return max(2, ceil(greatest / 2) * 2)
