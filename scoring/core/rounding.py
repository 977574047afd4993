"""The only rounding of the portal, and the arithmetic in which nothing is rounded by accident."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow, localcontext

from scoring.core.words import RoundingMode

ONE = Decimal(1)
ZERO = Decimal(0)
HUNDRED = Decimal(100)

# Any operation that would lose a digit raises instead; numbers longer than this are refused on entry.
_EXACT = Context(prec=2000, traps=[InvalidOperation, DivisionByZero, Overflow, Inexact])


@dataclass(frozen=True, slots=True)
class Rounding:
    """How leaf points and the index are rounded."""

    mode: RoundingMode = RoundingMode.HALF_UP
    digits: int = 2

    @property
    def label(self) -> str:
        """As the workbook writes it: “nửa lên, 2 chữ số”."""
        return f"{self.mode.label}, {self.digits} chữ số"


def exact() -> AbstractContextManager[Context]:
    """A context in which an inexact decimal operation is an error."""
    return localcontext(_EXACT)


def quotient(numerator: Decimal, denominator: Decimal, rounding: Rounding) -> Decimal:
    """`numerator / denominator`, divided last and rounded once, with exactly `rounding.digits` digits.

    Half-up goes away from zero; cut goes towards zero. The denominator must not be zero.
    """
    top, top_scale = numerator.as_integer_ratio()
    bottom, bottom_scale = denominator.as_integer_ratio()
    return ratio(top * bottom_scale, top_scale * bottom, rounding)


def ratio(numerator: int, denominator: int, rounding: Rounding) -> Decimal:
    """The same for whole numbers of any size."""
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    whole, rest = divmod(abs(numerator) * 10**rounding.digits, denominator)
    if rounding.mode is RoundingMode.HALF_UP and 2 * rest >= denominator:
        whole += 1
    return Decimal(whole if numerator >= 0 else -whole).scaleb(-rounding.digits)


def rounded(value: Decimal, rounding: Rounding) -> Decimal:
    """One number rounded; 1 becomes 1.00."""
    return quotient(value, ONE, rounding)
