"""The workbooks tu-cham-YYYY.xlsx and tham-dinh-YYYY.xlsx: one row is one unit and leaf."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from accounts.core.directory import Directory, NamedUnit
from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.sheets.reader import Workbook
from cchc_portal.lib.sheets.sheet_tables import find_table
from cchc_portal.lib.sheets.tables import Column, Row
from cchc_portal.lib.text import fold_header
from scoring.core.entries import check_entry
from scoring.core.near import one_of
from scoring.core.rounding import Rounding
from scoring.core.types import CriterionInput, Entry, EntryState, Stage
from scoring.sheets.units import NAME, UNIT, find_unit

SHEET = "Chấm điểm"
CODE, STATE = "Mã tiêu chí", "Trạng thái"
VALUE, DENOMINATOR, CHOICE, POINTS = "Giá trị", "Mẫu số", "Lựa chọn", "Điểm"
REASON, DOCUMENT = "Lý do", "Văn bản căn cứ"
_COLUMNS = (
    *(Column(name) for name in (UNIT, CODE, STATE)),
    *(Column(name, required=False) for name in (NAME, VALUE, DENOMINATOR, CHOICE, POINTS, REASON, DOCUMENT)),
)
_INPUTS = (CODE, STATE, VALUE, DENOMINATOR, CHOICE, POINTS)
_STATES = {fold_header(state.label): state for state in EntryState}
_STATE_WORDS = " / ".join(state.label for state in EntryState)
_CHOICE_LIMIT, _DOCUMENT_LIMIT = 2_000, 500


@dataclass(frozen=True, slots=True)
class Places:
    """How many digits the store keeps behind the mark of a value and of points, and before that of points."""

    value: int
    points: int
    points_whole: int


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A row without error: `row` as Excel counts it, the unit and the leaf that it means."""

    row: int
    unit: NamedUnit
    entry: Entry


@dataclass(frozen=True, slots=True)
class ScoreBook:
    """The rows without error in the workbook's order; of a pair that stands twice the first one is."""

    sheet: str
    rows: tuple[ScoreRow, ...]
    skipped: int
    findings: list[Finding]


def read_scores(
    workbook: Workbook,
    *,
    stage: Stage,
    units: Directory,
    annexes: Mapping[str, Mapping[str, CriterionInput]],
    rounding: Rounding,
    places: Places,
) -> ScoreBook:
    """The workbook's rows, each judged against its leaf. `annexes`: group code → criterion code → node."""
    findings: list[Finding] = []
    table = find_table(workbook, SHEET, _COLUMNS, findings)
    read: list[ScoreRow] = []
    first: dict[tuple[int, str], int] = {}
    rows = list(table.rows) if table else []
    filled = [row for row in rows if not _is_footer(row, units)]
    for row in filled:
        unit = find_unit(row, units)
        criterion = _criterion(row, annexes, unit)
        entry = _entry(row, unit.code if unit else "", criterion.code if criterion else "", stage, places)
        if unit is None or criterion is None or entry is None or row.is_wrong:
            continue
        earlier = first.setdefault((unit.id, criterion.code), row.number)
        if earlier != row.number:
            pair = f"{unit.code} {criterion.code}"
            row.tell(CODE, f"Đơn vị và tiêu chí này đã có ở dòng {earlier}", pair, "mỗi cặp một dòng")
        for found in check_entry(entry, criterion, rounding=rounding):
            row.tell(found.column, found.message, found.found, severity=found.severity)
        if not row.is_wrong:
            read.append(ScoreRow(row.number, unit, entry))
    _tell_other_stage(workbook, stage, findings)
    sheet = table.sheet.name if table else SHEET
    return ScoreBook(sheet, tuple(read), len(rows) - len(filled), findings)


def _is_footer(row: Row, units: Directory) -> bool:
    """Signatures and sums below the table: no criterion and no figure, and no known unit."""
    return row.is_empty(*_INPUTS) and units.find(row.line(UNIT), row.line(NAME)).unit is None


def _criterion(
    row: Row, annexes: Mapping[str, Mapping[str, CriterionInput]], unit: NamedUnit | None
) -> CriterionInput | None:
    """The node of the unit's annex; without a unit only the code's own faults are told of."""
    code = row.code(CODE)
    if row.value(CODE) is None:
        row.required(CODE)
    if not code or unit is None:
        return None
    annex = annexes.get(unit.group, {})
    criterion = annex.get(code) or annex.get(code.upper())
    if criterion is None:
        expected = one_of(code, annex) if row.suggests else ""
        row.tell(CODE, "Không có tiêu chí này trong phụ lục của đơn vị", code, expected)
    return criterion


def _entry(row: Row, unit: str, code: str, stage: Stage, places: Places) -> Entry | None:
    """The row's inputs; None where the state is missing or unknown."""
    row.required(STATE)
    state = row.one_of(STATE, _STATES, _STATE_WORDS)
    value, denominator = (row.decimal(column, places.value) for column in (VALUE, DENOMINATOR))
    points = row.decimal(POINTS, places.points, places.points_whole)
    choice, reason, document = (
        row.line(CHOICE, _CHOICE_LIMIT),
        row.text(REASON),
        row.line(DOCUMENT, _DOCUMENT_LIMIT),
    )
    if state is None:
        return None
    return Entry(unit, code, stage, state, value, denominator, choice, points, reason, document)


def _tell_other_stage(workbook: Workbook, stage: Stage, findings: list[Finding]) -> None:
    """A title that names the other stage is worth a warning: the two workbooks look alike."""
    other, name = ("thẩm định", "bảng thẩm định") if stage is Stage.SELF else ("tự chấm", "bảng tự chấm")
    titles = list(_titles(workbook))
    if any(other in title for title in titles) and not any(stage.label.casefold() in t for t in titles):
        message = (
            f"Tiêu đề cho thấy đây có thể là {name}, trong khi đang nhập giai đoạn {stage.label.casefold()}"
        )
        findings.append(Finding(message, workbook.names[0], severity=Severity.WARNING))


def _titles(workbook: Workbook) -> Iterator[str]:
    for row in workbook.sheet(workbook.names[0]).rows[:5]:
        texts = [cell for cell in row.cells if isinstance(cell, str) and cell]
        if len(texts) == 1:
            yield fold_header(texts[0])
