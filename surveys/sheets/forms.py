"""The workbook phieu-khao-sat-YYYY.xlsx as the post office delivers it, read into plain forms."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from accounts.core.directory import Directory, NamedUnit
from cchc_portal.lib.dates import DayError, parse_day
from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.sheets.header import letter
from cchc_portal.lib.sheets.reader import Workbook
from cchc_portal.lib.sheets.rows import as_text
from cchc_portal.lib.sheets.sheet_tables import find_table
from cchc_portal.lib.sheets.tables import Column, Row, Table
from scoring.sheets.units import find_unit
from surveys.core.answers import BLANK, INVALID, AnswerReader

SHEET = "Phiếu khảo sát"
SERIAL, UNIT, NAME = "Số phiếu", "Mã đơn vị", "Tên đơn vị"
GROUP, DAY, NOTE = "Nhóm đối tượng", "Ngày khảo sát", "Ghi chú"
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
_SERIAL_LIMIT, _GROUP_LIMIT = 64, 100
_NUMBERED = re.compile(r"c(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the set; `needed` where a leaf reads it. `labels`: folded label → level."""

    code: str
    text: str
    labels: Mapping[str, int]
    needed: bool = True


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
    readers = _readers(questions, one_is_best)
    pairs = [(q, readers[id(q.labels)]) for q in questions]
    rows = list(table.rows)
    filled = [row for row in rows if not _is_footer(row, questions)]
    forms = [form for row in filled if (form := _form(row, pairs, units))]
    codes = sum((reader.codes for reader in readers.values()), Counter[int]())
    skipped = len(rows) - len(filled)
    return FormBook(table.sheet.name, tuple(forms), skipped, codes, findings, _mapping(table))


def _column(question: Question) -> Column:
    code, text = question.code, question.text
    number = _NUMBERED.fullmatch(code)
    numbered = (f"Câu {number[1]}",) if number else ()
    aliases = (text, f"{code}. {text}", f"{code}: {text}", f"Câu {code}", *numbered)
    return Column(code, required=question.needed, aliases=aliases)


def _readers(questions: Sequence[Question], one_is_best: bool) -> dict[int, AnswerReader]:
    """One reader for all questions of a scale, so that each writing is understood once."""
    return {id(q.labels): AnswerReader(q.labels, one_is_best) for q in questions}


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
    return row.is_empty(UNIT, NAME, *(question.code for question in questions))


def _form(row: Row, pairs: Sequence[tuple[Question, AnswerReader]], units: Directory) -> Form | None:
    row.required(SERIAL)
    serial = row.line(SERIAL, _SERIAL_LIMIT)
    unit = find_unit(row, units, UNIT, NAME)
    answers = [_answer(row, question, reader) for question, reader in pairs]
    group, day = row.line(GROUP, _GROUP_LIMIT), _day(row)
    if not serial or unit is None or INVALID in answers:
        return None
    return Form(row.number, serial, unit, group, day, "".join(answers))


def _answer(row: Row, question: Question, reader: AnswerReader) -> str:
    place = row.places.get(question.code)
    if place is None or place >= len(row.raw.cells):
        return BLANK
    cell = row.raw.cells[place]
    if cell == "":
        flawed = bool(row.sheet.flaw(row.raw, place))
        if flawed:
            row.value(question.code)
        return INVALID if flawed else BLANK
    answer = reader.read(cell)
    if answer == INVALID:
        found = as_text(row.value(question.code))
        row.tell(question.code, "Câu trả lời ngoài thang", found, "1 đến 5, hoặc nhãn của thang")
    return answer


def _day(row: Row) -> date | None:
    """The day where it can be read: the index does not depend on it, so an odd one is a warning only."""
    value = row.value(DAY)
    if value is None:
        return None
    try:
        return parse_day(as_text(value) if isinstance(value, bool) else value)
    except DayError as error:
        row.tell(DAY, f"{error}; bỏ trống ngày khảo sát", as_text(value), severity=Severity.WARNING)
        return None


def _mapping(table: Table) -> dict[str, object]:
    """How the sheet was read, kept with the batch."""
    columns = {name: letter(place) for name, place in table.header.places.items()}
    return {
        "sheet": table.sheet.name,
        "header": [table.header.first, table.header.last],
        "columns": columns,
    }
