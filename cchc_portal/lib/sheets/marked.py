"""The workbook somebody sent, back with a column "Lỗi" that says what is wrong with each row."""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook as NewWorkbook
from openpyxl import load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

from cchc_portal.lib.findings import Finding
from cchc_portal.lib.sheets.guard import open_workbook
from cchc_portal.lib.sheets.header import SEARCHED_ROWS, fold
from cchc_portal.lib.sheets.reader import RawRow, Sheet, Workbook
from cchc_portal.lib.sheets.writer import cell_value, safe_text

HEADER = "Lỗi"
_KEEPS_LOOKS_BELOW = 60_000
_LOOKS: dict[str, Any] = {
    "fill": PatternFill("solid", fgColor="FDE9E7"),
    "font": Font(color="9C0006"),
    "alignment": Alignment(vertical="top", wrap_text=True),
}


def mark_errors(path: Path, findings: Iterable[Finding]) -> bytes:
    """The same workbook with a column "Lỗi" after the last one of every sheet that has findings.

    Workbooks of up to 60,000 cells keep their looks; larger ones keep values and row numbers only.
    Raises WorkbookRefused where the file cannot be opened.
    """
    workbook = open_workbook(path)
    sheets = {name: workbook.sheet(name) for name in workbook.names}
    notes = _notes(workbook, findings)
    if sum(len(row.cells) for sheet in sheets.values() for row in sheet.rows) <= _KEEPS_LOOKS_BELOW:
        book = load_workbook(path)
        for name, rows in notes.items():
            _add_column(book[name], sheets[name], rows)
    else:
        book = NewWorkbook(write_only=True)
        for name, sheet in sheets.items():
            _copy(book.create_sheet(name), sheet, notes.get(name, {}))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _notes(workbook: Workbook, findings: Iterable[Finding]) -> dict[str, dict[int, str]]:
    """Sheet → row → what to write; what concerns no row stands beside the header."""
    notes: dict[str, dict[int, str]] = {}
    for finding in findings:
        name = finding.sheet if finding.sheet in workbook.names else workbook.names[0]
        rows = notes.setdefault(name, {})
        row = finding.row or _header(workbook.sheet(name)).number
        note = f"{finding.column}: {finding.sentence}" if finding.column else finding.sentence
        rows[row] = f"{rows[row]}\n{note}" if row in rows else note
    return notes


def _header(sheet: Sheet) -> RawRow:
    """The first row with two texts: titles above a table hold one."""
    for row in sheet.rows[:SEARCHED_ROWS]:
        if sum(isinstance(cell, str) and bool(cell) for cell in row.cells) > 1:
            return row
    return RawRow(1, [])


def _error_column(sheet: Sheet) -> int:
    """The column to write, from 1: an earlier column "Lỗi" is used again."""
    labels = [fold(cell) if isinstance(cell, str) else "" for cell in _header(sheet).cells]
    old = next((i for i, label in enumerate(labels) if label.startswith(fold(HEADER))), None)
    return 1 + (old if old is not None else max((len(row.cells) for row in sheet.rows), default=0))


def _add_column(target: Worksheet, sheet: Sheet, notes: Mapping[int, str]) -> None:
    column, header = _error_column(sheet), _header(sheet).number
    for row in range(header, target.max_row + 1):
        target.cell(row, column).value = None
    target.cell(header, column, HEADER).font = Font(bold=True)
    for row, note in notes.items():
        cell = target.cell(row, column, _wording(note, row == header))
        for name, look in _LOOKS.items():
            setattr(cell, name, look)
    target.column_dimensions[target.cell(1, column).column_letter].width = 60


def _copy(target: WriteOnlyWorksheet, sheet: Sheet, notes: Mapping[int, str]) -> None:
    for cells in _lines(target, sheet, {_header(sheet).number: "", **notes} if notes else notes):
        target.append(cells)


def _lines(target: WriteOnlyWorksheet, sheet: Sheet, notes: Mapping[int, str]) -> Iterator[list[Any]]:
    """Every row in its place, empty ones included; percentages become the percent points they mean."""
    column, header = _error_column(sheet), _header(sheet).number
    rows = {row.number: row for row in sheet.rows}
    for number in range(1, max([*rows, *notes], default=0) + 1):
        row = rows.get(number, RawRow(number, []))
        values = [sheet.value(row, i) for i in range(min(len(row.cells), column - 1))]
        kept = [sheet.flaw(row, i) if v is None else v for i, v in enumerate(values)]
        cells: list[Any] = [cell_value(v) for v in kept]
        if number in notes:
            cells += [None] * (column - 1 - len(cells))
            cells.append(_marked(target, _wording(notes[number], number == header)))
        yield cells


def _marked(target: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(target, value=text)
    for name, look in _LOOKS.items():
        setattr(cell, name, look)
    return cell


def _wording(note: str, in_header: bool) -> str:
    if in_header:
        return f"{HEADER}: {note}" if note else HEADER
    return safe_text(note)
