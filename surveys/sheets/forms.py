"""The workbook phieu-khao-sat-YYYY.xlsx as the post office delivers it, read into plain forms."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from accounts.core.directory import Directory, NamedUnit
from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.sheets.letters import letter
from cchc_portal.lib.sheets.reader import Workbook
from cchc_portal.lib.sheets.sheet_tables import find_table
from cchc_portal.lib.sheets.tables import Column, Row, Table
from scoring.sheets.units import NAME, UNIT
from surveys.core.answers import BLANK
from surveys.sheets.answer_columns import AnswerColumns, Question
from surveys.sheets.form_heads import DAY, GROUP, FormHeads

__all__ = ["Form", "FormBook", "Question", "read_forms"]

SHEET = "Phiếu khảo sát"
SERIAL, NOTE = "Số phiếu", "Ghi chú"
_FIXED_COLUMNS = (
    Column(SERIAL, aliases=("Mã phiếu", "Số hiệu phiếu")),
    Column(UNIT, required=False, aliases=("Đơn vị được đánh giá Mã", "Đơn vị được đánh giá Mã đơn vị", "Mã")),
    Column(
        NAME,
        required=False,
        aliases=(
            "Đơn vị được đánh giá Tên",
            "Đơn vị được đánh giá Tên đơn vị",
            "Tên",
            "Đơn vị được đánh giá",
        ),
    ),
    *(Column(name, required=False) for name in (GROUP, DAY, NOTE)),
)
_SERIAL_LIMIT = 64
_NUMBERED = re.compile(r"c(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """One form without error: `answers` is one character a question, "1".."5" or "." for a blank."""

    row: int
    serial: str
    unit: NamedUnit
    respondent_group: str
    survey_date: date | None
    answers: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing was answered at all."""
        return not self.answers.strip(BLANK)


@dataclass(frozen=True, slots=True)
class FormBook:
    """The forms in the workbook's order; `codes` counts the answers given as codes, as they stood there."""

    sheet: str
    forms: tuple[Form, ...]
    skipped: int
    codes: Counter[int]
    findings: list[Finding]
    mapping: dict[str, object] = field(default_factory=dict)


def read_forms(
    workbook: Workbook, *, questions: Sequence[Question], units: Directory, one_is_best: bool
) -> FormBook:
    """The forms of the sheet Phiếu khảo sát; rows with an error are left out and told of."""
    findings: list[Finding] = []
    table = find_table(workbook, SHEET, (*_FIXED_COLUMNS, *map(_column, questions)), findings)
    if table is None or not _names_units(table):
        return FormBook(SHEET, (), 0, Counter(), findings)
    _tell_missing_questions(table, questions)
    columns = AnswerColumns(table, questions, one_is_best=one_is_best)
    heads = FormHeads(table, units)
    forms: list[Form] = []
    skipped = 0
    for row in table.rows:
        if heads.known(row) is None and _is_footer(row, questions):
            skipped += 1
        elif form := _form(row, heads, columns):
            forms.append(form)
    return FormBook(table.sheet.name, tuple(forms), skipped, columns.codes, findings, _mapping(table))


def _column(question: Question) -> Column:
    code, text = question.code, question.text
    number = _NUMBERED.fullmatch(code)
    numbered = (f"Câu {number[1]}",) if number else ()
    aliases = (text, f"{code}. {text}", f"{code}: {text}", f"Câu {code}", *numbered)
    return Column(code, required=question.needed, aliases=aliases)


def _names_units(table: Table) -> bool:
    if table.has(UNIT) or table.has(NAME):
        return True
    table.told.tell(table.header.last, UNIT, "Thiếu cả cột mã đơn vị và cột tên đơn vị")
    return False


def _tell_missing_questions(table: Table, questions: Sequence[Question]) -> None:
    for question in questions:
        if not table.has(question.code):
            message = f"Không có cột câu hỏi {question.code}; coi như không ai trả lời"
            table.told.tell(table.header.last, question.code, message, severity=Severity.WARNING)


def _is_footer(row: Row, questions: Sequence[Question]) -> bool:
    """A row with no unit and no answers: sums, signatures."""
    return row.is_empty(UNIT, NAME) and row.is_empty(*(question.code for question in questions))


def _form(row: Row, heads: FormHeads, columns: AnswerColumns) -> Form | None:
    serial = row.line(SERIAL, _SERIAL_LIMIT)
    if not serial:
        row.required(SERIAL)
    head = heads.known(row) or heads.read(row)
    answers = columns.read(row)
    if not serial or head is None or answers is None:
        return None
    return Form(row.number, serial, head.unit, head.respondent_group, head.survey_date, answers)


def _mapping(table: Table) -> dict[str, object]:
    """How the sheet was read, kept with the batch."""
    columns = {name: letter(place) for name, place in table.header.places.items()}
    return {
        "sheet": table.sheet.name,
        "header": [table.header.first, table.header.last],
        "columns": columns,
    }
