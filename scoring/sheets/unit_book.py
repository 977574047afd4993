"""The unit's workbook as it comes back: rows by their hidden key, each with what is wrong with it."""

from collections.abc import Iterator

from cchc_portal.lib.findings import Finding, errors
from cchc_portal.lib.numbers import MINUS
from cchc_portal.lib.sheets.reader import Workbook
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from cchc_portal.lib.sheets.rows import Row, as_text
from cchc_portal.lib.sheets.sheet_tables import find_table
from cchc_portal.lib.sheets.tables import Column
from cchc_portal.lib.text import fold_header
from scoring.core.typed import Typed
from scoring.core.unit_book import BookFrame, BookRow
from scoring.core.words import EntryState

SHEET = "Tự chấm"
CODE, TITLE, MAXIMUM, HOW, STATE = "Mã tiêu chí", "Nội dung", "Tối đa", "Cách chấm", "Trạng thái"
VALUE, DENOMINATOR, CHOICE, POINTS = "Giá trị", "Mẫu số", "Lựa chọn", "Điểm"
REASON, DOCUMENT = "Lý do (giải trình)", "Văn bản căn cứ"
KEY, VERSION = "_khoa", "_phien_ban"
INPUTS = (STATE, VALUE, DENOMINATOR, CHOICE, POINTS, REASON, DOCUMENT)
HEADERS = (CODE, TITLE, MAXIMUM, HOW, *INPUTS, KEY, VERSION)
_FIGURES = (VALUE, DENOMINATOR, CHOICE, POINTS, REASON, DOCUMENT)
_READ = {KEY, VERSION, CODE, *INPUTS}
_COLUMNS = tuple(Column(name, required=name in _READ) for name in HEADERS)
_STATES = {fold_header(state.label): state for state in EntryState}
_STATE_WORDS = " / ".join(state.label for state in EntryState)
_MOST_ROWS, _LAST_VERSION = 1_000, 2**31 - 1
_NO_TEMPLATE = "Tệp không phải là phiếu Excel của đơn vị; tải phiếu ở trang tự chấm rồi điền vào phiếu đó"


def read_unit_book(workbook: Workbook, frame: BookFrame) -> tuple[BookRow, ...]:
    """The rows of leaves in the workbook's order; headings, and what stands below the table, are none.

    Raises WorkbookRefused for a workbook that is no such sheet, or that of another unit or round.
    """
    findings: list[Finding] = []
    table = find_table(workbook, SHEET, _COLUMNS, findings)
    if table is None:
        raise WorkbookRefused(f"{_NO_TEMPLATE} ({errors(findings)[0].message})")
    rows = list(table.rows)
    if len(rows) > _MOST_ROWS:
        raise WorkbookRefused(f"Phiếu có {len(rows)} dòng, không quá {_MOST_ROWS}")
    filled = [row for row in rows if not row.is_empty(KEY) or not row.is_empty(*_FIGURES)]
    if all(row.is_empty(KEY) for row in filled):
        raise WorkbookRefused(f"{_NO_TEMPLATE} (cột ẩn “{KEY}” trống)")
    for row in filled:
        _refuse_foreign(row, frame)
    return tuple(_rows(filled, findings))


def _refuse_foreign(row: Row, frame: BookFrame) -> None:
    """Raises WorkbookRefused where the row belongs elsewhere."""
    whose, _, _ = row.line(KEY).rpartition("/")
    if whose and whose != frame.key:
        round, _, unit = whose.partition("/")
        raise WorkbookRefused(
            f"Tệp là phiếu của đơn vị {unit}, đợt {round}; đang mở phiếu của {frame.unit}, đợt {frame.round}",
            row=row.number,
        )


def _rows(rows: list[Row], findings: list[Finding]) -> Iterator[BookRow]:
    first: dict[str, int] = {}
    for row in rows:
        code = row.line(KEY).rpartition("/")[2]
        if not code:
            row.tell("", "Dòng không có khóa ẩn; điền vào đúng dòng của phiếu đã tải")
        elif row.line(CODE) != code:
            row.tell(CODE, f"Mã không khớp với khóa ẩn của dòng ({code}); không dời dòng trong phiếu")
        elif first.setdefault(code, row.number) != row.number:
            row.tell(CODE, f"Tiêu chí này đã có ở dòng {first[code]}")
        typed, version = _typed(row), _version(row)
        wrong = [found for found in errors(findings) if found.row == row.number]
        yield BookRow(row.number, code or row.line(CODE), version, typed, tuple(map(_told, wrong)))


def _typed(row: Row) -> Typed:
    state = row.one_of(STATE, _STATES, _STATE_WORDS) or EntryState.SCORE
    return Typed(
        state=state.value,
        value=_number(row, VALUE),
        denominator=_number(row, DENOMINATOR),
        choice=row.line(CHOICE),
        points=_number(row, POINTS),
        reason=row.text(REASON),
        document=row.line(DOCUMENT),
    )


def _number(row: Row, column: str) -> str:
    """A number as people type it, with a comma; a text stays what it is, to be judged like one typed."""
    value = row.value(column)
    if isinstance(value, str):
        return row.line(column)
    return as_text(value).replace(".", ",").replace("-", MINUS)


def _version(row: Row) -> int:
    found = row.whole(VERSION) if row.required(VERSION) else None
    if found is not None and not 0 <= found <= _LAST_VERSION:
        row.tell(VERSION, "Phiên bản ẩn của dòng không đúng; tải lại phiếu")
        return 0
    return found or 0


def _told(finding: Finding) -> str:
    return f"{finding.column}: {finding.sentence}" if finding.column else finding.sentence
