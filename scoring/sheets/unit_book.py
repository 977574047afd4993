"""A workbook of lines as it comes back: rows by their hidden key, each with what is wrong with it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

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
SEPARATOR = "|"  # between the parts of a row's name
INPUTS = (STATE, VALUE, DENOMINATOR, CHOICE, POINTS, REASON, DOCUMENT)
HEADERS = (CODE, TITLE, MAXIMUM, HOW, *INPUTS, KEY, VERSION)
_FIGURES = (VALUE, DENOMINATOR, CHOICE, POINTS, REASON, DOCUMENT)
_STATES = {fold_header(state.label): state for state in EntryState}
_STATE_WORDS = " / ".join(state.label for state in EntryState)
_LAST_VERSION = 2**31 - 1


@dataclass(frozen=True, slots=True)
class BookShape:
    """What a workbook of lines looks like: `names` are the visible columns that together name a row as its
    hidden key does; `refusal` is said of a workbook that is none."""

    sheet: str
    headers: tuple[str, ...]
    names: tuple[str, ...]
    most_rows: int
    refusal: str

    @property
    def columns(self) -> tuple[Column, ...]:
        read = {KEY, VERSION, *self.names, *INPUTS}
        return tuple(Column(name, required=name in read) for name in self.headers)


UNIT_SHAPE = BookShape(
    SHEET,
    HEADERS,
    names=(CODE,),
    most_rows=1_000,
    refusal="Tệp không phải là phiếu Excel của đơn vị; tải phiếu ở trang tự chấm rồi điền vào phiếu đó",
)


def read_unit_book(workbook: Workbook, frame: BookFrame) -> tuple[BookRow, ...]:
    """The rows of leaves in the workbook's order; headings, and what stands below the table, are none.

    Raises WorkbookRefused for a workbook that is no such sheet, or that of another unit or round.
    """

    def foreign(whose: str) -> str:
        round, _, unit = whose.partition("/")
        here = f"đang mở phiếu của {frame.unit}, đợt {frame.round}"
        return f"Tệp là phiếu của đơn vị {unit}, đợt {round}; {here}"

    return read_book(workbook, UNIT_SHAPE, frame.key, foreign)


def read_book(
    workbook: Workbook, shape: BookShape, key: str, foreign: Callable[[str], str]
) -> tuple[BookRow, ...]:
    """The rows whose hidden keys begin with `key`; each row's `code` is the last part of its key.

    Raises WorkbookRefused for a workbook of another shape, and with what `foreign` says of another's key.
    """
    findings: list[Finding] = []
    table = find_table(workbook, shape.sheet, shape.columns, findings)
    if table is None:
        raise WorkbookRefused(f"{shape.refusal} ({errors(findings)[0].message})")
    rows = list(table.rows)
    if len(rows) > shape.most_rows:
        raise WorkbookRefused(f"Phiếu có {len(rows)} dòng, không quá {shape.most_rows}")
    filled = [row for row in rows if not row.is_empty(KEY) or not row.is_empty(*_FIGURES)]
    if all(row.is_empty(KEY) for row in filled):
        raise WorkbookRefused(f"{shape.refusal} (cột ẩn “{KEY}” trống)")
    for row in filled:
        whose, _, _ = row.line(KEY).rpartition("/")
        if whose and whose != key:
            raise WorkbookRefused(foreign(whose), row=row.number)
    return tuple(_rows(filled, shape, findings))


def _rows(rows: list[Row], shape: BookShape, findings: list[Finding]) -> Iterator[BookRow]:
    first: dict[str, int] = {}
    for row in rows:
        code = row.line(KEY).rpartition("/")[2]
        if not code:
            row.tell("", "Dòng không có khóa ẩn; điền vào đúng dòng của phiếu đã tải")
        elif _named(row, shape) != code:
            row.tell(CODE, f"Mã không khớp với khóa ẩn của dòng ({code}); không dời dòng trong phiếu")
        elif first.setdefault(code, row.number) != row.number:
            row.tell(CODE, f"Tiêu chí này đã có ở dòng {first[code]}")
        typed, version = _typed(row), _version(row)
        wrong = [found for found in errors(findings) if found.row == row.number]
        yield BookRow(row.number, code or _named(row, shape), version, typed, tuple(map(_told, wrong)))


def _named(row: Row, shape: BookShape) -> str:
    """The row by what stands in its visible columns."""
    return SEPARATOR.join(row.line(name) for name in shape.names)


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
