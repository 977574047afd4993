"""The workbook ket-qua-YYYY.xlsx: what was published of an earlier year, one unit a row."""

import re
from dataclasses import dataclass
from decimal import Decimal

from accounts.core.directory import Directory, NamedUnit
from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.numbers import plain
from cchc_portal.lib.sheets.reader import Workbook
from cchc_portal.lib.sheets.sheet_tables import find_table
from cchc_portal.lib.sheets.tables import Column, Row, Table
from scoring.sheets.units import NAME, UNIT, find_unit

SHEET = "Kết quả"
INDEX, BAND, RANK = "Chỉ số", "Xếp loại", "Hạng"
_COLUMNS = (
    Column(UNIT, aliases=("Mã",)),
    Column(INDEX),
    *(Column(name, required=False) for name in (NAME, BAND, RANK)),
)
_DOMAIN = re.compile(r"lĩnh vực (\d{1,3}) ?\(%\)", re.IGNORECASE)
_YEAR = re.compile(r"\bnăm (\d{4})\b", re.IGNORECASE)
_HIGHEST = 100


@dataclass(frozen=True, slots=True)
class PastRow:
    """A unit's published figures; `domains` is the percentage of each domain by its number."""

    unit: NamedUnit
    index: Decimal
    band: str
    rank: int | None
    domains: dict[str, str]


@dataclass(frozen=True, slots=True)
class PastBook:
    """The rows without error; of a unit that stands twice the first one is."""

    rows: tuple[PastRow, ...]
    skipped: int
    findings: list[Finding]


def read_past_results(workbook: Workbook, *, year: int, units: Directory) -> PastBook:
    """The published figures of `year`; units may have gone since."""
    findings: list[Finding] = []
    table = find_table(workbook, SHEET, _COLUMNS, findings, also=_DOMAIN)
    if table is None:
        return PastBook((), 0, findings)
    rows = list(table.rows)
    filled = [row for row in rows if not _is_footer(row, units)]
    read: list[PastRow] = []
    first: dict[int, int] = {}
    for row in filled:
        past = _past_row(row, table, units)
        if past and (earlier := first.setdefault(past.unit.id, row.number)) != row.number:
            row.tell(UNIT, f"Đơn vị đã có ở dòng {earlier}", past.unit.code, "mỗi đơn vị một dòng")
        elif past:
            read.append(past)
    findings += _other_year(table, year)
    return PastBook(tuple(read), len(rows) - len(filled), findings)


def _past_row(row: Row, table: Table, units: Directory) -> PastRow | None:
    unit = find_unit(row, units)
    row.required(INDEX)
    index = _percentage(row, INDEX, _HIGHEST)
    band, rank = row.line(BAND, 64), row.whole(RANK)
    if rank is not None and not 1 <= rank <= 9999:
        row.tell(RANK, "Hạng ngoài khoảng", str(rank), "số nguyên từ 1")
    domains = {}
    for column in table.header.places:
        number = _DOMAIN.fullmatch(column)
        value = _percentage(row, column) if number else None
        if number and value is not None:
            domains[number[1]] = plain(value)
    if unit is None or index is None or row.is_wrong:
        return None
    return PastRow(unit, index, band, rank, domains)


def _percentage(row: Row, column: str, highest: int = 999) -> Decimal | None:
    value = row.decimal(column, 2)
    if value is not None and not 0 <= value <= highest:
        row.tell(column, "Số ngoài khoảng", row.text(column), f"từ 0 đến {highest}")
    return value


def _is_footer(row: Row, units: Directory) -> bool:
    return row.is_empty(INDEX, BAND, RANK) and units.find(row.line(UNIT), row.line(NAME)).unit is None


def _other_year(table: Table, year: int) -> list[Finding]:
    """A title above the table that names another year is worth a warning."""
    titles = [row for row in table.sheet.rows if row.number < table.header.first]
    texts = [cell for row in titles for cell in row.cells if isinstance(cell, str)]
    years = [int(found) for text in texts for found in _YEAR.findall(text)]
    if not years or year in years:
        return []
    message = f"Tiêu đề ghi năm {years[0]}, trong khi đang nhập kết quả năm {year}"
    return [Finding(message, table.sheet.name, titles[0].number, severity=Severity.WARNING)]
