"""The unit's workbook as a person gets it, fills it in and sends it back."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from scoring.sheets.unit_book import CODE, SHEET


def filled(data: bytes, cells: Mapping[tuple[str, str], Any]) -> bytes:
    """The workbook with other values in cells named by criterion code and header."""
    book = load_workbook(BytesIO(data))
    sheet = book[SHEET]
    header = next(row for row in sheet.iter_rows() if row[0].value == CODE)
    columns = {cell.value: cell.column for cell in header}
    rows = {row[0].value: row[0].row for row in sheet.iter_rows(min_row=header[0].row + 1)}
    for (code, name), value in cells.items():
        sheet.cell(rows[code], columns[name]).value = value
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def kept(path: Path, data: bytes) -> Path:
    """The bytes as a file."""
    path.write_bytes(data)
    return path
