"""The consistency desk as a workbook: every judged line, and how each judge marks."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.utils import timezone

from cchc_portal.lib.dates import vn_moment
from cchc_portal.lib.sheets.writer import OutColumn, OutSheet, Value, write_workbook
from scoring.core.consistency import Disagreement, Judged, Leniency
from scoring.core.rounding import Rounding, rounded
from scoring.models import Round
from scoring.selectors.appraisal.consistency import Consistency

_POINTS = "0.00"
_LINES = (
    OutColumn("Đơn vị", 36),
    OutColumn("Mã tiêu chí", 12),
    OutColumn("Nội dung", 46),
    OutColumn("Chủ trì", 30),
    OutColumn("Người thẩm định", 24),
    OutColumn("Lúc", 22),
    OutColumn("Tối đa", 9, _POINTS),
    OutColumn("Tự chấm", 9, _POINTS),
    OutColumn("Thẩm định", 10, _POINTS),
    OutColumn("Tự chấm − thẩm định", 12, _POINTS),
    OutColumn("Điểm ghi đè", 10),
    OutColumn("Dòng của chủ trì", 10),
    OutColumn("Sau hạn", 10),
    OutColumn("Lý do", 46),
)
_JUDGES = (
    OutColumn("Ai", 36),
    OutColumn("Số dòng", 10),
    OutColumn("Bình quân % tối đa", 14, _POINTS),
    OutColumn("Trung vị người khác %", 14, _POINTS),
    OutColumn("Số dòng so sánh", 12),
    OutColumn("Ít số liệu", 12),
)
_ALIKE = (OutColumn("Giống nhau ở", 40), *_LINES[:5], *_LINES[6:10])


def consistency_workbook(round: Round, found: Consistency) -> bytes:
    """The .xlsx of one group, or of all."""
    of = found.group.name if found.group else "tất cả nhóm đơn vị"
    titles = (f"Nhất quán thẩm định, đợt {round.code}: {of}",)
    return write_workbook(
        [
            OutSheet("Các dòng", _LINES, (_line(row, found) for row in found.judged), titles),
            OutSheet("Theo chủ trì", _JUDGES, _judges(found.by_lead), titles),
            OutSheet("Theo người", _JUDGES, _judges(found.by_person), titles),
            OutSheet("Cùng tài liệu", _ALIKE, _alike(found.proof, found), titles),
            OutSheet("Cùng số liệu", _ALIKE, _alike(found.figures, found), titles),
        ]
    )


def _line(row: Judged, found: Consistency) -> tuple[Value, ...]:
    at = vn_moment(timezone.localtime(row.at))
    marks = ("có" if mark else "" for mark in (row.override, row.own, row.late))
    title = found.titles.get(row.criterion, "")
    points = (row.maximum, row.claimed, row.awarded, row.gap)
    return (row.unit, row.code, title, row.lead, row.by, at, *points, *marks, row.reason)


def _judges(rows: Iterable[Leniency]) -> Iterator[tuple[Value, ...]]:
    for row in rows:
        small = "có" if row.small else ""
        yield row.who, row.lines, _percent(row.mean), _percent(row.others), row.compared, small


def _percent(value: Decimal | None) -> Decimal | None:
    return None if value is None else rounded(value, Rounding())


def _alike(rows: Iterable[Disagreement], found: Consistency) -> Iterator[tuple[Value, ...]]:
    for alike in rows:
        for row in alike.lines:
            whole = _line(row, found)
            yield (alike.what, *whole[:5], *whole[6:10])
