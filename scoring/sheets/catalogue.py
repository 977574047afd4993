"""The workbook bo-tieu-chi-YYYY.xlsx as plain rows; what the rows mean is judged by `core.checks`."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from cchc_portal.lib.findings import Finding
from cchc_portal.lib.sheets.header import Column as SheetColumn
from cchc_portal.lib.sheets.header import find_header, fold
from cchc_portal.lib.sheets.reader import Workbook
from cchc_portal.lib.sheets.sheet_tables import find_table
from cchc_portal.lib.sheets.tables import Row, Table, read_table
from scoring.core.rows import (
    ANNEX_SHEET,
    BAND_SHEET,
    QUESTION_SHEET,
    SCALE_SHEET,
    SETTINGS_SHEET,
    AnnexRow,
    BandRow,
    CellKind,
    Column,
    CriterionRow,
    QuestionRow,
    ScaleRow,
    SetRows,
    SettingRow,
)

_NOT_ANNEXES = frozenset(map(fold, (SETTINGS_SHEET, ANNEX_SHEET, BAND_SHEET, QUESTION_SHEET, SCALE_SHEET)))
_CODE_LIMIT, _NAME_LIMIT, _TITLE_LIMIT = 32, 64, 1000


def _columns(*required: Column, optional: tuple[Column, ...] = ()) -> tuple[SheetColumn, ...]:
    return (*(SheetColumn(c) for c in required), *(SheetColumn(c, required=False) for c in optional))


_SETTING_COLUMNS = _columns(Column.SETTING, Column.SETTING_VALUE)
_ANNEX_COLUMNS = _columns(Column.ANNEX, Column.GROUP, Column.TOTAL)
_CRITERION_COLUMNS = _columns(
    *(Column.CODE, Column.TITLE, Column.MAX, Column.PART, Column.METHOD, Column.PARAMETERS),
    optional=(Column.EVIDENCE, Column.LEAD_UNIT, Column.WEIGHT, Column.PREVIOUS),
)
_BAND_COLUMNS = _columns(Column.GROUP, Column.BAND, Column.LOWER, optional=(Column.CONDITIONS,))
_QUESTION_COLUMNS = _columns(Column.QUESTION, Column.TITLE, Column.SCALE)
_SCALE_COLUMNS = _columns(Column.SCALE, Column.LEVEL, Column.LABEL, optional=(Column.WEIGHT,))


def read_catalogue(workbook: Workbook) -> tuple[SetRows, list[Finding]]:
    """Every row of the set, and what is wrong with the cells themselves; units and groups stay unfilled."""
    findings: list[Finding] = []
    settings = find_table(workbook, SETTINGS_SHEET, _SETTING_COLUMNS, findings)
    annexes = find_table(workbook, ANNEX_SHEET, _ANNEX_COLUMNS, findings)
    bands = find_table(workbook, BAND_SHEET, _BAND_COLUMNS, findings)
    questions = _optional(workbook, QUESTION_SHEET, _QUESTION_COLUMNS, findings)
    scales = _optional(workbook, SCALE_SHEET, _SCALE_COLUMNS, findings)
    sheets = _annex_sheets(workbook, annexes)
    tables = [read_table(workbook.sheet(name), _CRITERION_COLUMNS, findings) for name in sheets]
    rows = SetRows(
        settings=tuple(map(_setting, _filled(settings, Column.SETTING))),
        annexes=tuple(map(_annex, _filled(annexes, Column.ANNEX, Column.GROUP))),
        criteria=tuple(_criterion(row) for table in tables for row in _filled(table, *_CRITERION_CELLS)),
        bands=tuple(map(_band, _filled(bands, Column.GROUP, Column.BAND))),
        questions=tuple(map(_question, _filled(questions, Column.QUESTION, Column.TITLE))),
        scales=tuple(map(_scale, _filled(scales, Column.SCALE, Column.LEVEL))),
        annex_sheets=tuple(sheets),
    )
    return rows, findings


_CRITERION_CELLS = (Column.CODE, Column.TITLE, Column.MAX, Column.METHOD)


def _optional(
    workbook: Workbook, name: str, columns: tuple[SheetColumn, ...], findings: list[Finding]
) -> Table | None:
    sheet = workbook.find(name)
    return read_table(sheet, columns, findings) if sheet else None


def _annex_sheets(workbook: Workbook, annexes: Table | None) -> list[str]:
    """The sheets named by the sheet Phụ lục, and those that look like an annex, in the workbook's order."""
    named = {fold(row.line(Column.ANNEX)) for row in annexes.rows} if annexes else set()
    others = [name for name in workbook.names if fold(name) not in _NOT_ANNEXES]
    return [name for name in others if fold(name) in named or _looks_like_an_annex(workbook, name)]


def _looks_like_an_annex(workbook: Workbook, name: str) -> bool:
    header = find_header(workbook.sheet(name), _CRITERION_COLUMNS)
    return header is not None and {Column.CODE, Column.MAX} <= header.places.keys()


def _filled(table: Table | None, *columns: str) -> Iterator[Row]:
    """The rows in which one of these cells holds something; signatures below a table are none."""
    for row in table.rows if table else ():
        if not row.is_empty(*columns):
            yield row


def _setting(row: Row) -> SettingRow:
    name, value = row.line(Column.SETTING), row.line(Column.SETTING_VALUE, 500)
    return SettingRow(row.sheet.name, row.number, name, value)


def _annex(row: Row) -> AnnexRow:
    total, text = row.number_or_text(Column.TOTAL)
    name = row.line(Column.ANNEX, _NAME_LIMIT)
    return AnnexRow(row.sheet.name, row.number, name, row.code(Column.GROUP), total, text)


def _criterion(row: Row) -> CriterionRow:
    code, kind = _code(row)
    top, top_text = row.number_or_text(Column.MAX)
    weight, weight_text = row.number_or_text(Column.WEIGHT, 4, whole=5)
    return CriterionRow(
        sheet=row.sheet.name,
        row=row.number,
        code=code,
        title=row.line(Column.TITLE, _TITLE_LIMIT),
        max_points=top,
        part=row.line(Column.PART),
        method=row.line(Column.METHOD),
        parameters=row.line(Column.PARAMETERS),
        evidence=row.text(Column.EVIDENCE),
        lead_unit=row.line(Column.LEAD_UNIT),
        weight=weight,
        previous_code=row.code(Column.PREVIOUS),
        code_kind=kind,
        max_text=top_text,
        weight_text=weight_text,
    )


def _code(row: Row) -> tuple[str, CellKind]:
    """The code and what Excel made of it; a whole number is told of here, the rest by the checks."""
    value = row.value(Column.CODE)
    if isinstance(value, date):
        return row.line(Column.CODE), CellKind.DATE
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value()
        if whole:
            row.code(Column.CODE)
        return row.line(Column.CODE), CellKind.TEXT if whole else CellKind.NUMBER
    return row.line(Column.CODE, _CODE_LIMIT), CellKind.TEXT


def _band(row: Row) -> BandRow:
    lower, text = row.number_or_text(Column.LOWER, 2)
    name, conditions = row.line(Column.BAND, _NAME_LIMIT), row.line(Column.CONDITIONS, 500)
    return BandRow(row.sheet.name, row.number, row.code(Column.GROUP), name, lower, conditions, text)


def _question(row: Row) -> QuestionRow:
    code, text = row.line(Column.QUESTION, _CODE_LIMIT), row.line(Column.TITLE, _TITLE_LIMIT)
    return QuestionRow(row.sheet.name, row.number, code, text, row.line(Column.SCALE, 100))


def _scale(row: Row) -> ScaleRow:
    level, level_text = row.number_or_text(Column.LEVEL)
    weight, weight_text = row.number_or_text(Column.WEIGHT, 4)
    scale, label = row.line(Column.SCALE, 100), row.line(Column.LABEL, 255)
    return ScaleRow(row.sheet.name, row.number, scale, level, label, weight, level_text, weight_text)
