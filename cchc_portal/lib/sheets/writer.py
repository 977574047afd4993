"""Workbooks the portal writes: plain rows in, an .xlsx with a frozen header out, no formula ever."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Value = str | int | Decimal | date | bool | None
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NO_CHARACTERS = {0xFFFE: None, 0xFFFF: None}  # XML has none of these two either
_MAX_TEXT = 32_767
_BAD_SHEET_NAME = re.compile(r"[\\/*?:\[\]]")
_HEADER_FONT = Font(bold=True)
_TITLE_FONT = Font(bold=True, size=14)
_HEADER_FILL = PatternFill("solid", fgColor="DCE6F1")
_HEADER_ALIGNMENT = Alignment(vertical="center", wrap_text=True)
_CELL_ALIGNMENT = Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True, slots=True)
class OutColumn:
    """A column to write: header, width in characters, Excel number format ("0.00", "@", "dd/mm/yyyy")."""

    header: str
    width: float = 14
    number_format: str = ""


@dataclass(frozen=True, slots=True)
class OutSheet:
    """A sheet to write: titles above, one header row, rows as wide as the columns."""

    name: str
    columns: Sequence[OutColumn]
    rows: Iterable[Sequence[Value]]
    titles: Sequence[str] = field(default_factory=tuple)


def write_workbook(sheets: Iterable[OutSheet]) -> bytes:
    """The .xlsx file of the sheets, in their order. Rows are streamed, so long sheets cost little memory."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        _write(book.create_sheet(sheet_name(sheet.name)), sheet)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def safe_text(text: str) -> str:
    """The text as a cell may hold it: never a formula, no control characters, within Excel's limit."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text).translate(_NO_CHARACTERS)
    if text.startswith(FORMULA_STARTS):
        text = "'" + text
    return text[:_MAX_TEXT]


def sheet_name(name: str) -> str:
    """The name as Excel allows it: at most 31 characters, none of [ ] : * ? / \\."""
    return _BAD_SHEET_NAME.sub("-", name).strip("'")[:31] or "Trang"


def cell_value(value: Value) -> str | int | float | Decimal | date | bool | None:
    """What openpyxl is given: texts made safe, everything else as it is."""
    return safe_text(value) if isinstance(value, str) else value


def _write(target: WriteOnlyWorksheet, sheet: OutSheet) -> None:
    for index, column in enumerate(sheet.columns, start=1):
        target.column_dimensions[get_column_letter(index)].width = column.width
    header_row = len(sheet.titles) + 1
    target.freeze_panes = f"A{header_row + 1}"
    for title in sheet.titles:
        target.append([_cell(target, title, font=_TITLE_FONT)])
    target.append(
        [
            _cell(target, column.header, font=_HEADER_FONT, fill=_HEADER_FILL, alignment=_HEADER_ALIGNMENT)
            for column in sheet.columns
        ]
    )
    formats = [column.number_format for column in sheet.columns]
    for row in sheet.rows:
        target.append([_body_cell(target, v, f) for v, f in zip(row, formats, strict=True)])


def _body_cell(target: WriteOnlyWorksheet, value: Value, number_format: str) -> Any:
    if isinstance(value, date) and not number_format:
        number_format = "dd/mm/yyyy"
    if isinstance(value, str):
        return _cell(target, value, alignment=_CELL_ALIGNMENT, number_format=number_format or "@")
    if value is None or not number_format:
        return value
    return _cell(target, value, number_format=number_format)


def _cell(target: WriteOnlyWorksheet, value: Value, **style: Any) -> Any:
    cell = WriteOnlyCell(target, value=cell_value(value))
    if isinstance(value, str):
        cell.data_type = "s"
    for name, setting in style.items():
        if setting:
            setattr(cell, name, setting)
    return cell
