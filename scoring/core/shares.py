"""Ratios as entered, kept as two numbers so that nothing is rounded before the end."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from scoring.core.rounding import HUNDRED, ONE, ZERO, Rounding, quotient
from scoring.core.telling import told
from scoring.core.types import Entry
from scoring.core.words import InputField, RoundingMode

_FOUR_DIGITS = Rounding(RoundingMode.CUT, 4)


class InputError(ValueError):
    """An input that the rule refuses; `field` is the column, `found` what stood there."""

    def __init__(self, field: InputField, found: str, message: str) -> None:
        self.field = field
        self.found = found
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Share:
    """A ratio kept as its two numbers, in percent: 100 × value / denominator = numerator / denominator."""

    numerator: Decimal
    denominator: Decimal

    def above(self, other: "Share") -> bool:
        return self.numerator * other.denominator > other.numerator * self.denominator


@dataclass(frozen=True, slots=True)
class Best:
    """The largest ratio of a group on a leaf and the units that reached it."""

    share: Share
    units: tuple[str, ...]


def share_of(entry: Entry) -> Share | None:
    """The ratio entered: value / denominator, or percent points without one. Raises InputError."""
    if entry.value is None:
        if entry.denominator is not None:
            raise InputError(InputField.VALUE, "", "có Mẫu số nhưng thiếu Giá trị")
        return None
    refuse_negative(InputField.VALUE, entry.value)
    if entry.denominator is None:
        return Share(entry.value, ONE)
    refuse_negative(InputField.DENOMINATOR, entry.denominator)
    if entry.denominator == 0:
        message = "mẫu số bằng 0; nếu không có trường hợp nào, chọn “Không phát sinh”"
        raise InputError(InputField.DENOMINATOR, "0", message)
    return Share(entry.value * HUNDRED, entry.denominator)


def refuse_negative(field: InputField, value: Decimal) -> None:
    if value < 0:
        raise InputError(field, told(value), "không nhận số âm")


def at_most_all(share: Share) -> tuple[Decimal, Decimal]:
    """min(r, 100) as numerator and denominator."""
    if share.numerator > share.denominator * HUNDRED:
        return HUNDRED, ONE
    return share.numerator, share.denominator


@lru_cache(maxsize=4096)
def percent(share: Share) -> str:
    """The ratio for reading, never rounded up: “83,3333…%”."""
    shown = quotient(share.numerator, share.denominator, _FOUR_DIGITS)
    dots = "" if shown * share.denominator == share.numerator else "…"
    return f"{told(shown)}{dots}%"


def ratio_words(entry: Entry, share: Share) -> str:
    if entry.denominator is None:
        return f"Số liệu: {percent(share)}."
    return f"Số liệu: {told(entry.value or ZERO)}/{told(entry.denominator)} = {percent(share)}."
