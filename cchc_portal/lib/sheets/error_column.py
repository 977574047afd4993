"""The column "Lỗi" of a workbook that goes back to whoever sent it: where it stands, what it says."""

from collections.abc import Iterable
from typing import Any

from openpyxl.styles import Alignment, Font, PatternFill

from cchc_portal.lib.findings import Finding
from cchc_portal.lib.sheets.header import SEARCHED_ROWS, fold
from cchc_portal.lib.sheets.reader import RawRow, Sheet, Workbook
from cchc_portal.lib.sheets.writer import safe_text

HEADER = "Lỗi"
LOOKS: dict[str, Any] = {
    "fill": PatternFill("solid", fgColor="FDE9E7"),
    "font": Font(color="9C0006"),
    "alignment": Alignment(vertical="top", wrap_text=True),
}
Notes = dict[int, str]


def notes_of(workbook: Workbook, findings: Iterable[Finding]) -> dict[str, Notes]:
    """Sheet → row → what to write; what concerns no row stands beside the header."""
    notes: dict[str, Notes] = {}
    for finding in findings:
        name = finding.sheet if finding.sheet in workbook.names else workbook.names[0]
        rows = notes.setdefault(name, {})
        row = finding.row or header_of(workbook.sheet(name)).number
        note = f"{finding.column}: {finding.sentence}" if finding.column else finding.sentence
        rows[row] = f"{rows[row]}\n{note}" if row in rows else note
    return notes


def header_of(sheet: Sheet) -> RawRow:
    """The first row with two texts: titles above a table hold one."""
    for row in sheet.rows[:SEARCHED_ROWS]:
        if sum(isinstance(cell, str) and bool(cell) for cell in row.cells) > 1:
            return row
    return RawRow(1, [])


def place_of(sheet: Sheet) -> int:
    """The column to write, from 1: an earlier column "Lỗi" is used again."""
    labels = [fold(cell) if isinstance(cell, str) else "" for cell in header_of(sheet).cells]
    old = next((i for i, label in enumerate(labels) if label.startswith(fold(HEADER))), None)
    return 1 + (old if old is not None else max((len(row.cells) for row in sheet.rows), default=0))


def wording(note: str, in_header: bool) -> str:
    """What is written: in the header's row the name of the column comes first."""
    if in_header:
        return safe_text(f"{HEADER}: {note}" if note else HEADER)
    return safe_text(note)
