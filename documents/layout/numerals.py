"""How annexes write numbers that are not plain points."""

from decimal import Decimal

from cchc_portal.lib.numbers import vn_fixed

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """1 → "I", for the numbers of annexes (Nghị định 30/2020); below 40."""
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text


def signed(value: Decimal) -> str:
    """Points added or taken away: "+2,00", "−1,50", "0,00"."""
    return f"+{vn_fixed(value)}" if value > 0 else vn_fixed(value)
