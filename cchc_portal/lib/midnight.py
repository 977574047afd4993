"""Days of the province as moments."""

from datetime import date, datetime, time

from django.utils import timezone


def midnight(day: date) -> datetime:
    """00:00 at the beginning of the day, by the province's own clock."""
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())
