"""The sheet Phiếu khảo sát: title rows, a two-row header, one form a row, a footer."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from accounts.core.matching import Match, UnitIndex
from cchc_portal.lib.dates import DayError, parse_day
from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.sheets.reader import Raw, RawRow, Sheet, typed
from cchc_portal.lib.sheets.rows import as_text
from cchc_portal.lib.sheets.tables import Column, Table, read_table
from cchc_portal.lib.text import squeeze
from surveys.sheets.answers import BLANK, AnswerReader, Question

SERIAL, CODE, NAME = "Số phiếu", "Mã đơn vị", "Tên đơn vị"
GROUP, DAY = "Nhóm đối tượng", "Ngày khảo sát"
_COLUMNS = (
    Column(SERIAL),
    Column(CODE, required=False, aliases=("Đơn vị được đánh giá Mã", "Mã")),
    Column(NAME, required=False, aliases=("Đơn vị được đánh giá Tên", "Tên", "Đơn vị được đánh giá")),
    Column(GROUP, required=False),
    Column(DAY, required=False),
    Column("Ghi chú", required=False),
)


@dataclass(frozen=True, slots=True)
class FormRow:
    """A form as read; `blank` is a form of a known unit on which nothing was answered."""

    row: int
    serial: str
    unit_id: int
    group: str
    day: date | None
    answers: str

    @property
    def blank(self) -> bool:
        return not self.answers.strip(BLANK)


@dataclass(slots=True)
class Forms:
    """All forms of a sheet, and what the importer shows before anything is written."""

    rows: list[FormRow] = field(default_factory=list)
    skipped: int = 0
    invalid: int = 0
    distribution: Counter[str] = field(default_factory=Counter)
    codes_seen: bool = False


def read_forms(
    sheet: Sheet,
    questions: Sequence[Question],
    units: UnitIndex,
    findings: list[Finding],
    *,
    five_best: bool | None,
) -> Forms:
    """The forms of the sheet; what is wrong with a row goes to `findings`, and the row is left out."""
    wanted = [*_COLUMNS, *(Column(question.code) for question in questions)]
    table = read_table(sheet, wanted, findings)
    if table is None:
        return Forms()
    return _Reading(table, questions, units, findings, five_best=five_best).forms()


class _Reading:
    """One pass over a sheet; texts, days and units are worked out once per distinct cell."""

    def __init__(
        self,
        table: Table,
        questions: Sequence[Question],
        units: UnitIndex,
        findings: list[Finding],
        *,
        five_best: bool | None,
    ) -> None:
        self._table = table
        self._sheet = table.sheet
        self._questions = questions
        self._units = units
        self._findings = findings
        self._answers = AnswerReader(questions, table.sheet.texts, five_best=five_best)
        self._places = [table.header.places[question.code] for question in questions]
        self._texts: dict[Raw, str] = {"": ""}
        self._days: dict[Raw, date | None] = {"": None}
        self._forms = Forms()

    def forms(self) -> Forms:
        last = self._table.header.last
        for raw in self._sheet.rows:
            if raw.number > last:
                self._take(raw)
        self._forms.codes_seen = self._answers.codes_seen
        return self._forms

    def _take(self, raw: RawRow) -> None:
        code, name = self._text(raw, CODE), self._text(raw, NAME)
        levels = self._levels(raw)
        answered = any(level != BLANK for level in levels)
        if not (code or name or answered):
            self._forms.skipped += 1
            return
        serial = self._serial(raw)
        unit_id = self._unit(raw, code, name)
        wrong = self._tell_wrong_answers(raw, levels)
        if serial is None or unit_id is None or wrong:
            self._forms.invalid += 1
            return
        answers = "".join(level or BLANK for level in levels)
        self._forms.distribution.update(answers)
        self._forms.rows.append(
            FormRow(raw.number, serial, unit_id, self._text(raw, GROUP)[:100], self._day(raw), answers)
        )

    def _levels(self, raw: RawRow) -> list[str | None]:
        cells, level = raw.cells, self._answers.level
        width = len(cells)
        return [level(i, cells[place] if place < width else "") for i, place in enumerate(self._places)]

    def _cell(self, raw: RawRow, column: str) -> Raw:
        place = self._table.header.places.get(column)
        return raw.cells[place] if place is not None and place < len(raw.cells) else ""

    def _text(self, raw: RawRow, column: str) -> str:
        cell = self._cell(raw, column)
        known = self._texts.get(cell)
        if known is None:
            text = self._sheet.texts.clean(cell) if isinstance(cell, str) else as_text(typed(cell))
            known = self._texts[cell] = squeeze(text)
        return known

    def _serial(self, raw: RawRow) -> str | None:
        serial = self._text(raw, SERIAL)
        if not serial or len(serial) > 64:
            self._tell(raw, SERIAL, "Phiếu không có số phiếu" if not serial else "Số phiếu quá dài", serial)
            return None
        return serial

    def _unit(self, raw: RawRow, code: str, name: str) -> int | None:
        column = CODE if code else NAME
        if not code and not name:
            self._tell(raw, column, "Phiếu không ghi đơn vị được đánh giá")
            return None
        match: Match = self._units.match(code, name)
        if match.unit is None:
            self._tell(raw, column, match.problem, code or name, match.expected)
            return None
        if match.disagrees:
            message = f"Tên không khớp mã; lấy theo mã {match.unit.code} ({match.unit.name})"
            self._tell(raw, NAME, message, name, severity=Severity.WARNING)
        return match.unit.pk

    def _day(self, raw: RawRow) -> date | None:
        cell = self._cell(raw, DAY)
        if cell in self._days:
            return self._days[cell]
        value = self._sheet.value(raw, self._table.header.places[DAY])
        try:
            day = None if value is None or isinstance(value, bool) else parse_day(value)
        except DayError as error:
            self._tell(raw, DAY, f"{error}; để trống ngày", as_text(value), severity=Severity.WARNING)
            return None
        self._days[cell] = day
        return day

    def _tell_wrong_answers(self, raw: RawRow, levels: Sequence[str | None]) -> bool:
        """Whether any answer is outside its scale or a formula without a result."""
        before = len(self._findings)
        for question, place, level in zip(self._questions, self._places, levels, strict=True):
            if level is None:
                found = as_text(self._sheet.value(raw, place))
                labels = ", ".join(dict.fromkeys(question.labels))
                self._tell(raw, question.code, "Trả lời ngoài thang", found, f"1 đến 5 hoặc {labels}")
            elif level == BLANK and self._sheet.flaw(raw, place):
                self._tell(raw, question.code, "Ô có công thức nhưng chưa có kết quả", expected="giá trị")
        return len(self._findings) > before

    def _tell(
        self,
        raw: RawRow,
        column: str,
        message: str,
        found: str = "",
        expected: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        self._findings.append(
            Finding(message, self._sheet.name, raw.number, column, found, expected, severity)
        )
