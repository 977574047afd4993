"""The sheet Tổng hợp phiếu: planned, issued, returned and valid forms of each unit, as declared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from accounts.core.matching import UnitIndex
from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.sheets.reader import Sheet
from cchc_portal.lib.sheets.rows import Row
from cchc_portal.lib.sheets.tables import Column, read_table

SHEET = "Tổng hợp phiếu"
CODE, NAME = "Mã đơn vị", "Tên đơn vị"
STEPS = ("Số phiếu theo kế hoạch", "Số phiếu phát ra", "Số phiếu thu về", "Số phiếu hợp lệ")
_COLUMNS = (
    Column(CODE),
    Column(NAME, required=False),
    *(Column(step, required=False) for step in STEPS),
)


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """One unit's declared counts, in the order of STEPS."""

    row: int
    unit_id: int
    counts: tuple[int | None, int | None, int | None, int | None]

    @property
    def valid(self) -> int | None:
        return self.counts[3]


def read_funnel(sheet: Sheet, units: UnitIndex, findings: list[Finding]) -> list[FunnelRow]:
    """The declared funnel; a count above the one before it is a warning."""
    table = read_table(sheet, _COLUMNS, findings)
    seen: dict[int, FunnelRow] = {}
    for row in table.rows if table else []:
        read = _row(row, units)
        if read is None:
            continue
        if read.unit_id in seen:
            row.tell(CODE, "Đơn vị được ghi hai lần", row.line(CODE))
        seen[read.unit_id] = read
    return list(seen.values())


def disagreements(
    rows: list[FunnelRow], valid: Mapping[int, int], codes: Mapping[int, str]
) -> Iterator[Finding]:
    """Warnings where the valid forms counted here are not those declared; `valid` by unit id."""
    declared = {row.unit_id: row for row in rows}
    for unit_id, row in declared.items():
        counted = valid.get(unit_id, 0)
        if row.valid is not None and row.valid != counted:
            message = f"{codes[unit_id]}: khai báo {row.valid} phiếu hợp lệ, đếm được {counted}"
            yield Finding(message, SHEET, row.row, STEPS[3], str(row.valid), str(counted), Severity.WARNING)


def _row(row: Row, units: UnitIndex) -> FunnelRow | None:
    code, name = row.line(CODE), row.line(NAME)
    if not code and (not name or row.is_empty(*STEPS)):
        return None
    match = units.match(code, name)
    if match.unit is None:
        row.tell(CODE if code else NAME, match.problem, code or name, match.expected)
        return None
    planned, issued, returned, valid = (_count(row, step) for step in STEPS)
    steps = [
        (name, n) for name, n in zip(STEPS, (planned, issued, returned, valid), strict=True) if n is not None
    ]
    for (above, more), (below, fewer) in pairwise(steps):
        if fewer > more:
            message = f"{below} ({fewer}) lớn hơn {above[:1].lower()}{above[1:]} ({more})"
            row.tell(below, message, str(fewer), f"không quá {more}", Severity.WARNING)
    return FunnelRow(row.number, match.unit.pk, (planned, issued, returned, valid))


def _count(row: Row, step: str) -> int | None:
    count = row.whole(step)
    if count is not None and count < 0:
        row.tell(step, "Số phiếu không thể âm", str(count))
        return None
    return count
