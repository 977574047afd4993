"""The sheet Tổng hợp phiếu: what the post office declares of each unit."""

from dataclasses import dataclass

from accounts.core.directory import Directory, NamedUnit
from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.sheets.reader import Workbook
from cchc_portal.lib.sheets.tables import Column, Row, read_table
from cchc_portal.lib.text import fold_header
from surveys.core.funnel import Funnel

SHEET, UNIT, NAME = "Tổng hợp phiếu", "Mã đơn vị", "Tên đơn vị"
STEPS = ("Số phiếu theo kế hoạch", "Số phiếu phát ra", "Số phiếu thu về", "Số phiếu hợp lệ")
_COLUMNS = (
    Column(UNIT),
    Column(NAME, required=False),
    *(Column(name, required=False) for name in STEPS),
)
_SUMS = ("tổng", "cộng")
_LARGEST = 10_000_000


@dataclass(frozen=True, slots=True)
class FunnelRow:
    row: int
    unit: NamedUnit
    declared: Funnel


@dataclass(frozen=True, slots=True)
class FunnelBook:
    """The declared funnels; `sheet` is empty where the workbook has none."""

    sheet: str
    rows: tuple[FunnelRow, ...]
    findings: list[Finding]


def read_funnels(workbook: Workbook, units: Directory) -> FunnelBook:
    """The sheet, which may be missing; a unit that cannot be matched is left out with a warning."""
    sheet = workbook.find(SHEET)
    findings: list[Finding] = []
    table = read_table(sheet, _COLUMNS, findings) if sheet else None
    if sheet is None or table is None:
        return FunnelBook("", (), findings)
    read: dict[int, FunnelRow] = {}
    for row in table.rows:
        found = None if _is_sum(row) else _funnel_row(row, units)
        if found and found.unit.id in read:
            message = f"Đơn vị đã có ở dòng {read[found.unit.id].row}"
            row.tell(UNIT, message, found.unit.code, "mỗi đơn vị một dòng")
        elif found:
            read[found.unit.id] = found
    return FunnelBook(sheet.name, tuple(read.values()), findings)


def _is_sum(row: Row) -> bool:
    label = fold_header(row.line(UNIT) or row.line(NAME))
    return not label or label.startswith(_SUMS)


def _funnel_row(row: Row, units: Directory) -> FunnelRow | None:
    code, name = row.line(UNIT), row.line(NAME)
    match = units.find(code, name)
    if match.unit is None:
        message = f"{match.problem}; bỏ qua số phiếu khai báo"
        row.tell(UNIT, message, code or name, match.expected, Severity.WARNING)
        return None
    numbers = [row.whole(step) for step in STEPS]
    for step, number in zip(STEPS, numbers, strict=True):
        if number is not None and not 0 <= number <= _LARGEST:
            row.tell(step, "Số phiếu ngoài khoảng", str(number), "số nguyên từ 0")
    return FunnelRow(row.number, match.unit, Funnel(*numbers))
