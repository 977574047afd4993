"""The calendar of working sessions as a workbook: a line for each session."""

from collections.abc import Iterable, Iterator

from cchc_portal.lib.sheets.writer import OutColumn, OutSheet, Value, write_workbook
from scoring.core.session_rows import CalendarRow
from scoring.models import Round

_COLUMNS = (
    OutColumn("Ngày", 12, "dd/mm/yyyy"),
    OutColumn("Từ", 8),
    OutColumn("Đến", 8),
    OutColumn("Mã đơn vị", 12),
    OutColumn("Đơn vị", 40),
    OutColumn("Địa điểm", 40),
    OutColumn("Thành viên Tổ giúp việc", 60),
    OutColumn("Trạng thái", 20),
    OutColumn("Số biên bản", 16),
    OutColumn("Cần xem lại", 50),
)


def sessions_workbook(round: Round, rows: Iterable[CalendarRow]) -> bytes:
    """The .xlsx."""
    title = f"Lịch làm việc của Tổ giúp việc, đợt {round.code}"
    return write_workbook([OutSheet("Lịch làm việc", _COLUMNS, _rows(rows), titles=(title,))])


def _rows(rows: Iterable[CalendarRow]) -> Iterator[tuple[Value, ...]]:
    for row in rows:
        when = (row.starts_at.date(), f"{row.starts_at:%H:%M}", f"{row.ends_at:%H:%M}")
        people = "; ".join(member.name for member in row.members)
        told = (row.state.label, row.number, "; ".join(row.warnings))
        yield (*when, row.unit, row.unit_name, row.place, people, *told)
