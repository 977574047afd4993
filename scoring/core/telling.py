"""Figures in sentences. A run tells the same few numbers thousands of times, so they are remembered."""

from decimal import Decimal
from functools import lru_cache

from cchc_portal.lib.numbers import vn, vn_fixed
from scoring.core.rounding import ZERO


@lru_cache(maxsize=8192)
def told(value: Decimal) -> str:
    """The shortest exact writing: “1,5”; zero is never negative."""
    return vn(value or ZERO)


@lru_cache(maxsize=8192)
def told_points(points: Decimal, digits: int) -> str:
    """Rounded points with all their digits: “1,50”."""
    return vn_fixed(points, digits)
