"""The workbook somebody sent, back with a column "Lỗi" that says what is wrong with each row."""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook as NewWorkbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from cchc_portal.lib.findings import Finding
from cchc_portal.lib.sheets.error_column import LOOKS, Notes, header_of, notes_of, place_of, wording
from cchc_portal.lib.sheets.guard import open_workbook
from cchc_portal.lib.sheets.marked_looks import mark_with_looks
from cchc_portal.lib.sheets.reader import RawRow, Sheet, Workbook
from cchc_portal.lib.sheets.writer import cell_value, sheet_name

_KEEPS_LOOKS_BELOW = 60_000
_KEEPS_LOOKS_UNPACKED = 10 << 20


def mark_errors(path: Path, findings: Iterable[Finding]) -> bytes:
    """The same workbook with a column "Lỗi" after the last one of every sheet that has findings.

    Workbooks of up to 60,000 cells and 10 MB unpacked keep their looks; larger ones, and those that
    the slower library stumbles over, keep values and row numbers only. No formula comes back: its
    value stands in its place. Raises WorkbookRefused where the file cannot be opened.
    """
    workbook = open_workbook(path)
    sheets = {name: workbook.sheet(name) for name in workbook.names}
    notes = notes_of(workbook, findings)
    if _is_small(workbook, sheets) and (data := mark_with_looks(path, sheets, notes)):
        return data
    book = NewWorkbook(write_only=True)
    for name, sheet in sheets.items():
        _copy(book.create_sheet(sheet_name(name)), sheet, notes.get(name, {}))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _is_small(workbook: Workbook, sheets: Mapping[str, Sheet]) -> bool:
    cells = sum(len(row.cells) for sheet in sheets.values() for row in sheet.rows)
    return cells <= _KEEPS_LOOKS_BELOW and workbook.unpacked_size <= _KEEPS_LOOKS_UNPACKED


def _copy(target: WriteOnlyWorksheet, sheet: Sheet, notes: Notes) -> None:
    for cells in _lines(target, sheet, {header_of(sheet).number: "", **notes} if notes else notes):
        target.append(cells)


def _lines(target: WriteOnlyWorksheet, sheet: Sheet, notes: Notes) -> Iterator[list[Any]]:
    """Every row in its place, empty ones included; percentages become the percent points they mean."""
    column, header = place_of(sheet), header_of(sheet).number
    rows = {row.number: row for row in sheet.rows}
    for number in range(1, max([*rows, *notes], default=0) + 1):
        row = rows.get(number, RawRow(number, []))
        values = [sheet.value(row, i) for i in range(min(len(row.cells), column - 1))]
        kept = [sheet.flaw(row, i) if v is None else v for i, v in enumerate(values)]
        cells: list[Any] = [cell_value(v) for v in kept]
        if number in notes:
            cells += [None] * (column - 1 - len(cells))
            cells.append(_marked(target, wording(notes[number], number == header)))
        yield cells


def _marked(target: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(target, value=text)
    for name, look in LOOKS.items():
        setattr(cell, name, look)
    return cell
