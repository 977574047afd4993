"""The unit's workbook to be filled in offline: only the fields of its leaves are unlocked."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cchc_portal.lib.numbers import plain, vn
from cchc_portal.lib.sheets.writer import Value, cell_value
from scoring.core.rounding import ZERO
from scoring.core.rule_parse import NOTHING_ACHIEVED
from scoring.core.rule_text import how
from scoring.core.rule_types import ChecklistRule, ChoiceRule
from scoring.core.rules import inputs_of
from scoring.core.types import CriterionInput, Entry
from scoring.core.unit_book import BookFrame, BookLeaf, BookLine
from scoring.core.words import EntryState
from scoring.sheets.unit_book import (
    CHOICE,
    DENOMINATOR,
    HEADERS,
    INPUTS,
    KEY,
    POINTS,
    SHEET,
    STATE,
    VALUE,
    VERSION,
)

_WIDTHS = (11, 46, 8, 40, 16, 12, 12, 24, 9, 40, 28, 4, 4)
_NUMERIC = {VALUE, DENOMINATOR, POINTS}
_LONGEST_LIST, _EXACT_DIGITS = 255, 15  # what Excel takes in a list, and keeps of a number
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_LINE = Border(*(Side("thin", color="C5CFDA") for _ in range(4)))
_HEADER = PatternFill("solid", fgColor="DCE6F1")
_HEADING = PatternFill("solid", fgColor="EEF2F6")
_ASKED = PatternFill("solid", fgColor="FFF8DC")
_GUIDE = (
    "Chỉ điền các ô không khóa; ô vàng là số liệu mà cách chấm cần. Dòng để trống thì giữ nguyên số đã lưu.",
    "Điền xong, mở trang tự chấm của đơn vị, chọn “Nhập phiếu đã điền”. Không dời, chèn, xóa dòng hay cột.",
)


def write_unit_book(frame: BookFrame, lines: Iterable[BookLine]) -> bytes:
    """The .xlsx: titles, a header, headings and leaves, protected without a password."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one
    sheet.title = SHEET
    titles = [f"Phiếu tự chấm năm {frame.year}: {frame.unit_name}", f"Đợt {frame.round}, đơn vị {frame.unit}"]
    write_titles(sheet, titles, _GUIDE, is_sample=frame.is_sample)
    write_header(sheet, HEADERS, _WIDTHS)
    states = state_list(sheet)
    for line in lines:
        if isinstance(line, BookLeaf):
            row = _row(frame, line)
            number = write_line(sheet, HEADERS, row, line.criterion)
            states.add(cell_of(HEADERS, STATE, number))
            for header, rule in criterion_rules(sheet, line.criterion).items():
                rule.add(cell_of(HEADERS, header, number))
        else:
            write_heading(sheet, HEADERS, line.code, line.title)
    return saved(book, sheet)


def saved(book: Workbook, sheet: Worksheet) -> bytes:
    """The bytes of the book, its sheet protected."""
    _protect(sheet)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def write_titles(sheet: Worksheet, titles: Iterable[str], guide: Iterable[str], *, is_sample: bool) -> None:
    """Above the table, from the first row on."""
    sample = ["DỮ LIỆU MINH HỌA"] if is_sample else []
    for title in (*titles, *sample):
        _put(sheet, sheet.max_row + 1 if sheet["A1"].value else 1, 1, title).font = Font(bold=True, size=13)
    for words in guide:
        _put(sheet, sheet.max_row + 1, 1, words)


def write_header(sheet: Worksheet, headers: Sequence[str], widths: Sequence[int]) -> None:
    """The header row, the hidden columns hidden."""
    number = sheet.max_row + 1
    for place, (header, width) in enumerate(zip(headers, widths, strict=True), start=1):
        cell = _put(sheet, number, place, header)
        cell.font, cell.fill, cell.border = Font(bold=True), _HEADER, _LINE
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width, dimension.hidden = width, header in (KEY, VERSION)
    sheet.freeze_panes = f"C{number + 1}"
    sheet.print_title_rows = f"{number}:{number}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def write_heading(sheet: Worksheet, headers: Sequence[str], code: str, title: str) -> None:
    """A row above the lines that belong to it."""
    number = sheet.max_row + 1
    for place in range(1, len(headers) + 1):
        text = {1: code, 2: title}.get(place)
        cell = _put(sheet, number, place, text)
        cell.font, cell.fill, cell.border, cell.alignment = Font(bold=True), _HEADING, _LINE, _WRAPPED


def _row(frame: BookFrame, leaf: BookLeaf) -> list[Value]:
    criterion = leaf.criterion
    says = how(criterion.rule) if criterion.rule else ""
    fixed: list[Value] = [criterion.code, criterion.title, criterion.max, says]
    return [*fixed, *entered(leaf.entry), f"{frame.key}/{criterion.code}", leaf.version]


def write_line(
    sheet: Worksheet, headers: Sequence[str], values: Sequence[Value], criterion: CriterionInput
) -> int:
    """A row to fill in, only its inputs unlocked, those that the criterion asks for marked; its number."""
    number: int = sheet.max_row + 1
    asked = {field.label for field in inputs_of(criterion.method)} if criterion.method else set()
    for place, (header, value) in enumerate(zip(headers, values, strict=True), start=1):
        cell = _put(sheet, number, place, value)
        cell.alignment, cell.border = _WRAPPED, _LINE
        cell.number_format = "General" if header in _NUMERIC or not isinstance(value, str | None) else "@"
        cell.protection = Protection(locked=header not in INPUTS)
        if header in asked:
            cell.fill = _ASKED
    return number


def entered(entry: Entry | None) -> list[Value]:
    """What stands in the columns of INPUTS."""
    if entry is None:
        return [EntryState.SCORE.label, None, None, None, None, None, None]
    figures = [_number(entry.value), _number(entry.denominator), entry.choice or None, _number(entry.points)]
    return [entry.state.label, *figures, entry.reason or None, entry.document or None]


def _number(value: Decimal | None) -> Decimal | str | None:
    """The number, as text where Excel would cut digits off."""
    if value is None:
        return None
    return value if len(plain(abs(value)).replace(".", "")) <= _EXACT_DIGITS else vn(value)


def state_list(sheet: Worksheet) -> DataValidation:
    """The states to choose from, for the cells that are added to it."""
    states = _list([state.label for state in EntryState])
    sheet.add_data_validation(states)
    return states


def criterion_rules(sheet: Worksheet, criterion: CriterionInput) -> dict[str, DataValidation]:
    """What Excel checks of the criterion's inputs, by header, for the cells that are added to each."""
    low, high = sorted((ZERO, criterion.max))
    points = DataValidation(
        *("decimal", plain(low), plain(high)), operator="between", allow_blank=True, showErrorMessage=True
    )
    points.errorTitle, points.error = "Ngoài khoảng", f"Điểm phải từ {vn(low)} đến {vn(high)}."
    choices = _choices(criterion)
    found = {POINTS: points, **({CHOICE: choices} if choices else {})}
    for rule in found.values():
        sheet.add_data_validation(rule)
    return found


def _choices(criterion: CriterionInput) -> DataValidation | None:
    """The options to choose from; of parts several may be achieved, so those are only told."""
    match criterion.rule:
        case ChoiceRule(options=options):
            labels = [option.label for option in options]
            short = len(",".join(labels)) <= _LONGEST_LIST
            return _list(labels) if short and not any(c in label for label in labels for c in ',"') else None
        case ChecklistRule():
            told = DataValidation(showInputMessage=True, promptTitle="Các phần đạt được")
            told.prompt = f"Ghi tên từng phần, cách nhau bằng dấu ; hoặc ghi “{NOTHING_ACHIEVED}”."
            return told
        case _:
            return None


def _list(labels: list[str]) -> DataValidation:
    found = DataValidation("list", f'"{",".join(labels)}"', allow_blank=True, showErrorMessage=True)
    found.errorTitle, found.error = "Không có trong danh sách", "Chọn một mục trong danh sách."
    return found


def _protect(sheet: Worksheet) -> None:
    """Against slips, so without a password; widths and heights may be changed."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def _put(sheet: Worksheet, row: int, column: int, value: Value) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # noqa: S101 - nothing is merged
    cell.value = cell_value(value)
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def cell_of(headers: Sequence[str], header: str, row: int) -> str:
    """The address of the header's cell in a row."""
    return f"{get_column_letter(headers.index(header) + 1)}{row}"
