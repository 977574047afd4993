"""A stored criteria set as the workbook it could have come from: to be corrected, or made next year's."""

from collections.abc import Iterator

from cchc_portal.lib.sheets.writer import OutColumn, OutSheet, Value, write_workbook
from scoring.core.rows import (
    ANNEX_SHEET,
    BAND_SHEET,
    QUESTION_SHEET,
    SCALE_SHEET,
    SETTINGS_SHEET,
    Column,
    SetRows,
)

_TEXT = "@"
_SETTINGS = (OutColumn(Column.SETTING, 28), OutColumn(Column.SETTING_VALUE, 70, _TEXT))
_ANNEXES = (OutColumn(Column.ANNEX, 20), OutColumn(Column.GROUP, 14, _TEXT), OutColumn(Column.TOTAL, 12))
_CRITERIA = (
    OutColumn(Column.CODE, 12, _TEXT),
    OutColumn(Column.TITLE, 60),
    OutColumn(Column.MAX, 12),
    OutColumn(Column.PART, 14),
    OutColumn(Column.METHOD, 20),
    OutColumn(Column.PARAMETERS, 60, _TEXT),
    OutColumn(Column.EVIDENCE, 40),
    OutColumn(Column.LEAD_UNIT, 14, _TEXT),
    OutColumn(Column.WEIGHT, 10),
    OutColumn(Column.PREVIOUS, 14, _TEXT),
)
_BANDS = (
    OutColumn(Column.GROUP, 14, _TEXT),
    OutColumn(Column.BAND, 20),
    OutColumn(Column.LOWER, 10),
    OutColumn(Column.CONDITIONS, 50, _TEXT),
)
_QUESTIONS = (OutColumn(Column.QUESTION, 12, _TEXT), OutColumn(Column.TITLE, 70), OutColumn(Column.SCALE, 24))
_SCALES = (
    OutColumn(Column.SCALE, 24),
    OutColumn(Column.LEVEL, 8),
    OutColumn(Column.LABEL, 30),
    OutColumn(Column.WEIGHT, 10),
)


def set_workbook(rows: SetRows) -> bytes:
    """The .xlsx that `read_catalogue` reads as the same rows."""
    return write_workbook(_sheets(rows))


def _sheets(rows: SetRows) -> Iterator[OutSheet]:
    yield OutSheet(SETTINGS_SHEET, _SETTINGS, [(row.name, row.value) for row in rows.settings])
    yield OutSheet(ANNEX_SHEET, _ANNEXES, [(row.name, row.group, row.total) for row in rows.annexes])
    for name in rows.annex_sheets:
        yield OutSheet(name, _CRITERIA, list(_criteria(rows, name)))
    bands = [(row.group, row.name, row.lower, row.conditions) for row in rows.bands]
    yield OutSheet(BAND_SHEET, _BANDS, bands)
    if rows.questions:
        questions = [(row.code, row.text, row.scale) for row in rows.questions]
        yield OutSheet(QUESTION_SHEET, _QUESTIONS, questions)
    if rows.scales:
        scales = [(row.scale, row.level, row.label, row.weight) for row in rows.scales]
        yield OutSheet(SCALE_SHEET, _SCALES, scales)


def _criteria(rows: SetRows, sheet: str) -> Iterator[tuple[Value, ...]]:
    for row in rows.criteria:
        if row.sheet == sheet:
            facts = (row.code, row.title, row.max_points, row.part, row.method, row.parameters)
            yield (*facts, row.evidence, row.lead_unit, row.weight, row.previous_code)
