"""The audit chain as a workbook, each event with its hash."""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from accounts.selectors.trail import TrailRow
from cchc_portal.lib.sheets.writer import OutColumn, OutSheet, Value, write_workbook

_COLUMNS = (
    OutColumn("Số thứ tự", 10),
    OutColumn("Lúc", 20),
    OutColumn("Tên đăng nhập", 18),
    OutColumn("Họ và tên", 26),
    OutColumn("Việc", 34),
    OutColumn("Bản ghi", 30),
    OutColumn("Nội dung", 70),
    OutColumn("Nguyên văn", 50),
    OutColumn("Mã băm", 66),
)


def trail_workbook(rows: Iterable[TrailRow]) -> bytes:
    """The .xlsx, in the order of the rows."""
    return write_workbook([OutSheet("Nhật ký", _COLUMNS, _lines(rows))])


def _lines(rows: Iterable[TrailRow]) -> Iterator[tuple[Value, ...]]:
    for row in rows:
        at = f"{timezone.localtime(row.at):%d/%m/%Y %H:%M:%S}"
        who = (row.actor, row.name)
        yield (row.sequence, at, *who, row.what, row.record, "; ".join(row.facts), row.stored, row.hash)
