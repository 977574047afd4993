"""A comparison of two runs as a workbook: units, then lines with their causes."""

from collections.abc import Iterator
from decimal import Decimal

from cchc_portal.lib.sheets.writer import OutColumn, OutSheet, Value, write_workbook
from results.core.comparison import MovedLine, MovedUnit
from results.selectors.comparison import Comparison
from scoring.core.results import LineResult

_POINTS = "0.00"
_UNITS = (
    OutColumn("Mã đơn vị", 12),
    OutColumn("Tên đơn vị", 40),
    OutColumn("Nhóm", 30),
    OutColumn("Chỉ số trước", 10, _POINTS),
    OutColumn("Chỉ số sau", 10, _POINTS),
    OutColumn("Chênh lệch", 10, _POINTS),
    OutColumn("Xếp loại trước", 14),
    OutColumn("Xếp loại sau", 14),
    OutColumn("Hạng trước", 8),
    OutColumn("Hạng sau", 8),
    OutColumn("Số dòng thay đổi", 10),
)
_LINES = (
    OutColumn("Mã đơn vị", 12),
    OutColumn("Tên đơn vị", 36),
    OutColumn("Mã tiêu chí", 12),
    OutColumn("Nội dung", 50),
    OutColumn("Điểm trước", 10, _POINTS),
    OutColumn("Điểm sau", 10, _POINTS),
    OutColumn("Chênh lệch", 10, _POINTS),
    OutColumn("Trạng thái trước", 14),
    OutColumn("Trạng thái sau", 14),
    OutColumn("Nguyên nhân", 80),
)
UNEXPLAINED = "Chưa rõ nguyên nhân"


def comparison_workbook(found: Comparison) -> bytes:
    """The .xlsx of the comparison."""
    titles = [
        f"SO SÁNH HAI LƯỢT TÍNH - NĂM {found.after.round.year}",
        f"Trước: {found.before.code} ({found.before.get_kind_display()})",
        f"Sau: {found.after.code} ({found.after.get_kind_display()})",
        *(["DỮ LIỆU MINH HỌA"] if found.after.round.is_sample else []),
    ]
    return write_workbook(
        [
            OutSheet("Đơn vị", _UNITS, map(_unit_row, found.units), titles),
            OutSheet("Dòng điểm", _LINES, _line_rows(found.units), titles),
        ]
    )


def _unit_row(unit: MovedUnit) -> tuple[Value, ...]:
    was, now = unit.before, unit.after
    return (
        *(unit.code, unit.name, unit.group),
        *(was.index if was else None, now.index if now else None, unit.difference),
        *(was.band if was else None, now.band if now else None),
        *(was.rank if was else None, now.rank if now else None),
        len(unit.lines),
    )


def _line_rows(units: tuple[MovedUnit, ...]) -> Iterator[tuple[Value, ...]]:
    for unit in units:
        for line in unit.lines:
            yield (
                *(unit.code, unit.name, line.code, line.title),
                *(_points(line.before), _points(line.after), line.difference),
                *(_status(line.before), _status(line.after), told_causes(line)),
            )


def told_causes(line: MovedLine) -> str:
    """Every cause with its kind; a line without any says so."""
    causes = line.caused.causes
    return "\n".join(f"{cause.kind.label}: {cause.sentence}" for cause in causes) or UNEXPLAINED


def _points(line: LineResult | None) -> Decimal | None:
    return line.points if line else None


def _status(line: LineResult | None) -> str | None:
    return line.status.label if line else None
