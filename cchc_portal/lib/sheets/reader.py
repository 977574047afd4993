"""Typed cells of an opened workbook, with Excel's own row numbers.

Rows stay raw until a column is asked for: a survey of a million answers is never converted whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Context, Decimal
from math import isfinite

from python_calamine import CalamineWorkbook

from cchc_portal.lib.sheets.archive import Archive
from cchc_portal.lib.sheets.marks import Marks, read_marks, refuse_unreadable
from cchc_portal.lib.sheets.parts import Parts
from cchc_portal.lib.sheets.reading import Reading
from cchc_portal.lib.tcvn3 import from_tcvn3, looks_like_tcvn3
from cchc_portal.lib.text import clean, fold_header

Raw = str | float | bool | date | datetime | time | timedelta
CellValue = str | Decimal | date | bool | None
# Excel computes with binary fractions and shows 15 digits: 0.1 + 0.2 is 0.3 to whoever typed it.
_SHOWN = Context(prec=15)
_GUARDED = ("'=", "'+", "'-", "'@", "'\t", "'\r")


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row: its number as Excel shows it, its raw cells from column A on, never wholly empty."""

    number: int
    cells: list[Raw]


class Texts:
    """Cleaned texts, each distinct one cleaned once; knows which were in the old TCVN3 code."""

    def __init__(self, *, convert_legacy: bool) -> None:
        self._clean: dict[str, str] = {}
        self._convert = convert_legacy
        self.legacy: dict[str, str] = {}

    def clean(self, raw: str) -> str:
        """NFC text without invisible characters, without the apostrophe that exports put before formulas."""
        known = self._clean.get(raw)
        if known is None:
            known = self._clean[raw] = self._first_time(raw)
        return known

    def _first_time(self, raw: str) -> str:
        text = clean(raw[1:] if raw.startswith(_GUARDED) else raw)
        if text.isascii() or not looks_like_tcvn3(raw):
            return text
        converted = clean(from_tcvn3(raw))
        if self._convert:
            return converted
        self.legacy[text] = converted
        return text


class Sheet:
    """One sheet: raw rows, and `value` to read a raw cell with the marks of its XML."""

    def __init__(self, name: str, rows: list[RawRow], marks: Marks, texts: Texts) -> None:
        self.name = name
        self.rows = rows
        self.texts = texts
        self._marks = marks
        self._flawed = {row for row, _ in marks.flaws}

    def value(self, row: RawRow, column: int) -> CellValue:
        """The typed cell; `column` counts from 0. Empty cells and empty texts are None."""
        raw = row.cells[column] if column < len(row.cells) else ""
        if isinstance(raw, str):
            return self.texts.clean(raw) or None if raw else None
        value = typed(raw)
        if isinstance(value, Decimal) and (row.number, column + 1) in self._marks.percent:
            return value.scaleb(2)
        return value

    def is_flawed(self, row: RawRow) -> bool:
        """Whether any cell of the row has a flaw."""
        return row.number in self._flawed

    def flaw(self, row: RawRow, column: int) -> str:
        """The error as shown (`#DIV/0!`), `=` for a formula without a stored value, else empty."""
        return self._marks.flaws.get((row.number, column + 1), "")


class Workbook:
    """An opened workbook; sheets are read on first use and kept."""

    def __init__(
        self, source: CalamineWorkbook, archive: Archive, parts: Parts, *, sha256: str, convert_legacy: bool
    ) -> None:
        self.sha256 = sha256
        self.texts = Texts(convert_legacy=convert_legacy)
        self._source = source
        self._archive = archive
        self._parts = parts
        self._sheets: dict[str, Sheet] = {}

    @property
    def names(self) -> list[str]:
        """The names of the worksheets in their order."""
        return list(self._parts.sheets)

    @property
    def unpacked_size(self) -> int:
        """Bytes of all parts of the file, pictures and formatted empty cells among them."""
        return self._archive.declared_size

    def find(self, name: str) -> Sheet | None:
        """The sheet of that name, compared after folding case, spaces and Unicode form."""
        folded = fold_header(name)
        same = (own for own in self.names if fold_header(self.texts.clean(own)) == folded)
        return self.sheet(own) if (own := next(same, None)) is not None else None

    def sheet(self, name: str) -> Sheet:
        """The sheet of exactly that name."""
        if name not in self._sheets:
            part = self._parts.sheets[name]
            marks = read_marks(lambda: self._archive.pieces(part), self._parts.percent_styles)
            refuse_unreadable(name, marks)
            rows = list(_rows(self._source, name, {row for row, _ in marks.flaws}))
            self._sheets[name] = Sheet(name, rows, marks, self.texts)
        return self._sheets[name]


def _rows(source: CalamineWorkbook, name: str, kept: set[int]) -> Iterator[RawRow]:
    """Rows that hold something, or a flawed cell (which the reader gives as empty)."""
    with Reading(name) as reading:
        sheet = source.get_sheet_by_name(name)
        margin: list[Raw] = [""] * (sheet.start[1] if sheet.start else 0)
        number = reading.row = 0
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            reading.row = number
            if any(cell != "" for cell in cells) or number in kept:
                yield RawRow(number, margin + cells if margin else cells)
    for flawed in sorted(row for row in kept if row > number):
        yield RawRow(flawed, [])


def typed(raw: Raw) -> CellValue:
    """A raw number, date or truth value as the portal's own types; other things as their text."""
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, int | float):
        if float(raw).is_integer() and abs(raw) < 1e15:
            return Decimal(int(raw))
        return _SHOWN.create_decimal(repr(raw)) if isfinite(raw) else str(raw)
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    return str(raw) or None
