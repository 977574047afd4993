"""Days as offices type and print them: dd/mm/yyyy in text, or Excel's own dates and serial numbers."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

from cchc_portal.lib.text import squeeze

_DAY = re.compile(r"^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$", re.ASCII)
_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?$", re.ASCII)
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIALS = range(18_264, 73_416)


class DayError(ValueError):
    """The value is not a day; the message says what was read and what is accepted."""


@lru_cache(maxsize=4096)  # a survey of weeks has few days and many rows
def parse_day(value: str | Decimal | date) -> date:
    """The day meant by a cell: "31/12/2020", "1.2.2020", "2020-12-31", a date, or a serial (1950-2100)."""
    if isinstance(value, date):
        return value
    if isinstance(value, Decimal):
        return _from_serial(value)
    text = squeeze(value)
    if match := _DAY.match(text):
        day, month, year = map(int, match.groups())
    elif match := _ISO.match(text):
        year, month, day = map(int, match.groups())
    else:
        raise DayError(f"“{text}” không phải là ngày; nhập như 31/12/2020")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise DayError(f"“{text}” không có trong lịch; nhập ngày/tháng/năm như 31/12/2020") from error


def vn_day(day: date) -> str:
    """As pages and papers write a day: 15/01/2021."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def vn_moment(local: datetime) -> str:
    """“08:30 ngày 09/01/2021”, of a moment that is in the province's time already."""
    return f"{local:%H:%M} ngày {vn_day(local)}"


def vn_last_moment(local: datetime) -> str:
    """A closing moment as the last time that still counts: midnight is “hết ngày” of the day before."""
    if local.time() == time.min:
        return f"hết ngày {vn_day(local - timedelta(days=1))}"
    return f"trước {vn_moment(local)}"


def _from_serial(value: Decimal) -> date:
    if not value.is_finite() or value != value.to_integral_value() or int(value) not in _SERIALS:
        raise DayError(f"“{value}” không phải là ngày; nhập như 31/12/2020")
    return _EXCEL_EPOCH + timedelta(days=int(value))
