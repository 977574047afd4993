"""A small workbook marked without losing its looks: opened, changed and saved by openpyxl."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from cchc_portal.lib.sheets.error_column import HEADER, LOOKS, Notes, header_of, place_of, wording
from cchc_portal.lib.sheets.reader import Raw, Sheet
from cchc_portal.lib.sheets.writer import FORMULA_STARTS, safe_text


def mark_with_looks(path: Path, sheets: Mapping[str, Sheet], notes: Mapping[str, Notes]) -> bytes | None:
    """The .xlsx file with its column "Lỗi"; None where openpyxl cannot read what our reader can."""
    try:
        book = load_workbook(path, keep_links=False)
        for target in book.worksheets:
            _take_formulas_out(target, sheets[target.title])
        for name, rows in notes.items():
            _add_column(book[name], sheets[name], rows)
        stream = BytesIO()
        book.save(stream)
    except Exception:  # noqa: BLE001 - it raises whatever it stumbles over, and the values are kept all the same
        return None
    return stream.getvalue()


def _take_formulas_out(target: Worksheet, sheet: Sheet) -> None:
    """Every formula becomes the value that was stored with it, every text that looks like one a text."""
    stored = {row.number: row.cells for row in sheet.rows}
    for row in target.iter_rows():
        for cell in row:
            if isinstance(cell, Cell) and _computes(cell):
                cell.value = _plain(cell, stored.get(cell.row, []))


def _computes(cell: Cell) -> bool:
    return cell.data_type == "f" or (isinstance(cell.value, str) and cell.value.startswith(FORMULA_STARTS))


def _plain(cell: Cell, stored: list[Raw]) -> Raw:
    value = stored[cell.column - 1] if cell.column <= len(stored) else ""
    if value == "":  # never computed: the formula itself, to be seen and not to be run
        value = str(getattr(cell.value, "text", cell.value))
    return safe_text(value) if isinstance(value, str) else value


def _add_column(target: Worksheet, sheet: Sheet, notes: Notes) -> None:
    column, header = place_of(sheet), header_of(sheet).number
    for row in range(header, target.max_row + 1):
        target.cell(row, column).value = None
    target.cell(header, column, HEADER).font = Font(bold=True)
    for row, note in notes.items():
        cell = target.cell(row, column, wording(note, row == header))
        for name, look in LOOKS.items():
            setattr(cell, name, look)
    target.column_dimensions[target.cell(1, column).column_letter].width = 60
