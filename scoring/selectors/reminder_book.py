"""The list of units to be reminded as a workbook: a line for each person of theirs."""

from collections.abc import Iterable, Iterator

from cchc_portal.lib.sheets.writer import OutColumn, OutSheet, Value, write_workbook
from scoring.core.reminder_list import ReminderLine
from scoring.models import Round

_COLUMNS = (
    OutColumn("Mã đơn vị", 12),
    OutColumn("Đơn vị", 40),
    OutColumn("Trạng thái", 30),
    OutColumn("Hạn", 26),
    OutColumn("Quá hạn", 10),
    OutColumn("Họ và tên", 28),
    OutColumn("Vai trò", 20),
    OutColumn("Điện thoại", 16),
    OutColumn("Email", 28),
    OutColumn("Nhắc gần nhất", 40),
    OutColumn("Số lần nhắc", 12),
)


def reminders_workbook(round: Round, lines: Iterable[ReminderLine]) -> bytes:
    """The .xlsx; a unit without anybody has one line all the same."""
    title = f"Đơn vị chưa nộp bản tự chấm, chưa bổ sung, đợt {round.code}"
    return write_workbook([OutSheet("Chưa nộp", _COLUMNS, _rows(lines), titles=(title,))])


def _rows(lines: Iterable[ReminderLine]) -> Iterator[tuple[Value, ...]]:
    for line in lines:
        unit = (line.unit, line.name, line.standing, line.deadline, "có" if line.overdue else "")
        people = [(p.name, p.role, p.phone, p.email) for p in line.people] or [("", "", "", "")]
        for person in people:
            yield (*unit, *person, line.last_time, line.times)
