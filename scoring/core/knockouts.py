"""Knock-out conditions of a classification band: “B.1 >= 1; 3 >= 50%”."""

import re
from dataclasses import dataclass
from decimal import Decimal

from cchc_portal.lib.numbers import NumberError, parse_decimal, vn
from cchc_portal.lib.text import squeeze

_CONDITION = re.compile(r"^(?P<code>[^<>=≥;]+?)\s*(?:>=|≥)\s*(?P<least>[^<>=≥;%]+?)\s*(?P<percent>%?)$")
_LONGEST = 15
ACCEPTED = "“mã >= số điểm” hoặc “mã >= tỷ lệ%”, cách nhau bằng dấu chấm phẩy, như “B.1 >= 1; 3 >= 50%”"


class KnockoutError(ValueError):
    """The text is not a list of conditions; says what was read and what is accepted."""

    def __init__(self, found: str) -> None:
        self.found = found
        self.expected = ACCEPTED
        super().__init__(f"không đọc được điều kiện khống chế “{found}”; cần {ACCEPTED}")


@dataclass(frozen=True, slots=True)
class Condition:
    """At least `least` points on branch `code`, or `least` percent of its applicable maximum."""

    code: str
    least: Decimal
    percent: bool = False

    @property
    def text(self) -> str:
        return f"{self.code} >= {vn(self.least)}{'%' if self.percent else ''}"


def parse_conditions(text: str) -> tuple[Condition, ...]:
    """The conditions of one cell; an empty cell has none. Raises KnockoutError."""
    segments = [squeeze(segment) for segment in text.split(";")]
    return tuple(_condition(segment) for segment in segments if segment)


def _condition(segment: str) -> Condition:
    match = _CONDITION.match(segment)
    if not match:
        raise KnockoutError(segment)
    try:
        least = parse_decimal(match["least"])
    except NumberError as error:
        raise KnockoutError(segment) from error
    percent = bool(match["percent"])
    if len(least.as_tuple().digits) > _LONGEST or (percent and not 0 <= least <= 100):
        raise KnockoutError(segment)
    return Condition(squeeze(match["code"]), least, percent)
