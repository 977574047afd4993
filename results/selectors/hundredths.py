"""Sums of points in the database: whole hundredths, so that SQLite adds them exactly too."""

from decimal import Decimal

from django.db.models import BigIntegerField, F
from django.db.models.functions import Cast, Round


def hundredths(field: str) -> Cast:
    """The points of a field as a whole number, to be summed."""
    return Cast(Round(F(field) * 100), BigIntegerField())


def points(total: int) -> Decimal:
    """The points that a sum of hundredths stands for."""
    return Decimal(total).scaleb(-2)
