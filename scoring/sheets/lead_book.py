"""The lead unit's workbook as a sheet: written with locked cells and hidden keys, read back by them."""

from collections.abc import Iterable
from itertools import groupby

from openpyxl import Workbook as NewWorkbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_portal.lib.sheets.reader import Workbook
from cchc_portal.lib.sheets.writer import Value
from scoring.core.lead_book import LeadFrame, LeadLine
from scoring.core.rule_text import how
from scoring.core.types import CriterionInput
from scoring.core.unit_book import BookRow
from scoring.sheets.unit_book import (
    CODE,
    HOW,
    INPUTS,
    KEY,
    MAXIMUM,
    SEPARATOR,
    STATE,
    VERSION,
    BookShape,
    read_book,
)
from scoring.sheets.unit_book_writer import (
    cell_of,
    criterion_rules,
    entered,
    saved,
    state_list,
    write_header,
    write_heading,
    write_line,
    write_titles,
)

SHEET = "Thẩm định"
UNIT, UNIT_NAME = "Mã đơn vị", "Đơn vị"
CLAIM, CLAIMED = "Đơn vị tự chấm", "Điểm tự chấm"
HEADERS = (CODE, UNIT, UNIT_NAME, MAXIMUM, HOW, CLAIM, CLAIMED, *INPUTS, KEY, VERSION)
_WIDTHS = (11, 12, 34, 8, 40, 30, 9, 16, 12, 12, 24, 9, 40, 28, 4, 4)
_MOST_ROWS = 20_000
LEAD_SHAPE = BookShape(
    SHEET,
    HEADERS,
    names=(UNIT, CODE),
    most_rows=_MOST_ROWS,
    refusal="Tệp không phải là phiếu thẩm định; tải phiếu ở trang xác nhận thẩm định rồi điền vào phiếu đó",
)
_GUIDE = (
    "Chỉ điền các ô không khóa; ô vàng là số liệu mà cách chấm cần. Dòng để trống thì chưa thẩm định.",
    "Điểm khác điểm tự chấm phải có lý do. Điền xong nhập lại ở trang xác nhận thẩm định; không dời dòng.",
)


def write_lead_book(frame: LeadFrame, lines: Iterable[LeadLine]) -> bytes:
    """The .xlsx: a heading for each criterion, below it a row for each unit."""
    book = NewWorkbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one
    sheet.title = SHEET
    titles = [
        f"Phiếu thẩm định năm {frame.year}: {frame.lead_name}",
        f"Đợt {frame.round}, {frame.group_name}",
    ]
    write_titles(sheet, titles, _GUIDE, is_sample=frame.is_sample)
    write_header(sheet, HEADERS, _WIDTHS)
    states = state_list(sheet)
    for criterion, own in groupby(lines, key=lambda line: line.criterion):
        write_heading(sheet, HEADERS, criterion.code, criterion.title)
        rules = {STATE: states, **criterion_rules(sheet, criterion)}
        for line in own:
            number = write_line(sheet, HEADERS, _row(frame, line, criterion), criterion)
            for header, rule in rules.items():
                rule.add(cell_of(HEADERS, header, number))
    return saved(book, sheet)


def read_lead_book(workbook: Workbook, frame: LeadFrame) -> tuple[BookRow, ...]:
    """The rows, each named by unit and criterion (`split_name`). Raises WorkbookRefused."""

    def foreign(whose: str) -> str:
        return f"Tệp là phiếu thẩm định của {whose}; đang mở phiếu của {frame.key}"

    return read_book(workbook, LEAD_SHAPE, frame.key, foreign)


def split_name(name: str) -> tuple[str, str]:
    """Unit and criterion of a row's name."""
    unit, _, code = name.partition(SEPARATOR)
    return unit, code


def _row(frame: LeadFrame, line: LeadLine, criterion: CriterionInput) -> list[Value]:
    says = how(criterion.rule) if criterion.rule else ""
    fixed: list[Value] = [criterion.code, line.unit, line.unit_name, criterion.max, says]
    key = f"{frame.key}/{line.unit}{SEPARATOR}{criterion.code}"
    return [*fixed, line.claim or None, line.claimed, *entered(line.award), key, line.version]
