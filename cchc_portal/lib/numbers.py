"""Decimal numbers as Vietnamese offices type and print them: comma for decimals, dot between thousands."""

import re
from decimal import Decimal

from cchc_portal.lib.text import squeeze

MINUS = "\u2212"
_NUMBER = re.compile(r"^[+-]?\d{1,15}(?:[.,]\d{1,15})?$", re.ASCII)


class NumberError(ValueError):
    """The text is not a number; the message says what was read and what is accepted."""


def parse_decimal(text: str) -> Decimal:
    """The number in `text`; comma or point is the decimal mark and there is no thousands mark.

    "0,5", "0.5", "−1", "95%" (the sign is dropped: percent points). Raises NumberError.
    """
    plain = squeeze(text).replace(MINUS, "-").removesuffix("%").rstrip()
    if not _NUMBER.match(plain):
        raise NumberError(f"“{squeeze(text)}” không phải là số; nhập như 1,5 hoặc 1.5")
    return Decimal(plain.replace(",", "."))


def plain(value: Decimal) -> str:
    """The shortest exact writing with a point: "1.5", "20", "0.25"."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def decimal_places(value: Decimal) -> int:
    """How many digits stand behind the decimal mark, zeros at the end not counted."""
    return len(plain(value).partition(".")[2])


def vn(value: Decimal) -> str:
    """The shortest exact writing as people read it: "1,5", "−0,25"."""
    return plain(value).replace("-", MINUS).replace(".", ",")


def vn_fixed(value: Decimal, digits: int = 2) -> str:
    """An already rounded figure with its digits and dots between thousands: "1.234,50"."""
    text = f"{value:,.{digits}f}"
    return text.translate(str.maketrans(",.-", ".," + MINUS))
