"""Minutes as the ground of a judgement: how a line's document names them."""

import re
from datetime import date

from cchc_portal.lib.dates import vn_day
from cchc_portal.lib.text import squeeze

MOST = 500  # what the column of a judgement's document holds
_TWO_DIGITS = 10


def full_number(typed: str, symbol: str) -> str:
    """“12/BB-TGV”, also of “12”; below ten with a zero before it, as the decree asks."""
    number = squeeze(typed)
    if not number.isdecimal():
        return number
    return f"{int(number):02d}/{symbol}" if int(number) < _TWO_DIGITS else f"{int(number)}/{symbol}"


def ground(number: str, issued_on: date) -> str:
    """“Biên bản làm việc số 12/BB-TGV ngày 03/12/2020”."""
    return f"Biên bản làm việc số {number} ngày {vn_day(issued_on)}"


def with_ground(document: str, told: str, *, instead_of: str = "") -> str:
    """The minutes first, then what stood there; an earlier naming of the same minutes gives way."""
    kept = [part for part in re.split(r";\s*", document) if part and part not in (told, instead_of)]
    joined = "; ".join([told, *kept])
    return joined if len(joined) <= MOST else f"{joined[: MOST - 1]}…"
