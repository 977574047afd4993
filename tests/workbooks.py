"""Small workbooks for tests, and ways to damage them."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

GOLDEN = Path(__file__).parent / "golden"
Cells = Sequence[Sequence[Any]]


def save_book(path: Path, sheets: Mapping[str, Cells]) -> Path:
    """An .xlsx of plain rows. A (value, number format) pair is a formatted cell, None an empty one."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(number, column)
                if isinstance(value, tuple):
                    cell.value, cell.number_format = value
                else:
                    cell.value = value
    book.save(path)
    return path


def repack(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """The same archive with these parts added or put in the place of those of the same name."""
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if name not in parts}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**kept, **parts}.items():
            archive.writestr(name, data)
    return path


def with_cells(path: Path, cells: str) -> Path:
    """A workbook with one sheet "A" whose rows are the given XML."""
    save_book(path, {"A": [["x"]]})
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{namespace}"><sheetData>{cells}</sheetData></worksheet>'
    return repack(path, {"xl/worksheets/sheet1.xml": sheet})
