"""Days in words, as Nghị định 30/2020/NĐ-CP writes them."""

from datetime import date, datetime

_SINGLE_ZERO = 3  # months 1 and 2 take a zero, so that nobody makes 11 and 12 of them


def day_in_words(day: date) -> str:
    """“ngày 05 tháng 01 năm 2021”: days below 10 and months 1 and 2 take a zero, others none."""
    month = f"{day.month:02d}" if day.month < _SINGLE_ZERO else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def moment_in_words(local: datetime) -> str:
    """“08 giờ 30 phút, ngày 03 tháng 12 năm 2020”, of a moment in the province's time."""
    return f"{local.hour:02d} giờ {local.minute:02d} phút, {day_in_words(local)}"
