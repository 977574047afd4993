"""Periods of days as people write them."""

from datetime import date

from cchc_portal.lib.dates import vn_day


def period(start: date, end: date | None) -> str:
    """“từ 01/01/2026 đến 31/12/2026”, “từ 01/01/2026”."""
    return f"từ {vn_day(start)} đến {vn_day(end)}" if end else f"từ {vn_day(start)}"
