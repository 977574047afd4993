"""Which of the portal's workbooks a file is, told from its sheets and headers, whatever its name."""

import itertools
from enum import StrEnum

from cchc_portal.lib.findings import Finding
from cchc_portal.lib.sheets.header import SEARCHED_COLUMNS, SEARCHED_ROWS, fold
from cchc_portal.lib.sheets.reader import Sheet, Workbook


class Kind(StrEnum):
    """The kinds of workbook offices exchange; the value is stored with an import."""

    UNITS = "units"
    ACCOUNTS = "accounts"
    CATALOGUE = "catalogue"
    SCORES = "scores"
    ROUND_SETTINGS = "round-settings"
    PAST_RESULTS = "past-results"
    SURVEY = "survey"

    @property
    def label(self) -> str:
        """The name people use."""
        return _LABELS[self]


_LABELS = {
    Kind.UNITS: "danh sách đơn vị",
    Kind.ACCOUNTS: "danh sách tài khoản",
    Kind.CATALOGUE: "bộ tiêu chí",
    Kind.SCORES: "bảng tự chấm",
    Kind.ROUND_SETTINGS: "thông tin đợt đánh giá",
    Kind.PAST_RESULTS: "kết quả năm trước",
    Kind.SURVEY: "phiếu khảo sát",
}
# The first kind whose sheet name (or whose set of headers in one sheet) is present.
_SHEETS = {
    "thông tin đợt": Kind.ROUND_SETTINGS,
    "phiếu khảo sát": Kind.SURVEY,
    "chấm điểm": Kind.SCORES,
    "phụ lục": Kind.CATALOGUE,
}
_HEADERS = (
    (Kind.SCORES, {"mã đơn vị", "mã tiêu chí", "trạng thái"}),
    (Kind.SCORES, {"mã đơn vị", "mã tiêu chí", "giá trị"}),
    (Kind.SURVEY, {"số phiếu", "nhóm đối tượng"}),
    (Kind.SURVEY, {"số phiếu", "ngày khảo sát"}),
    (Kind.CATALOGUE, {"mã tiêu chí", "nội dung", "điểm tối đa"}),
    (Kind.CATALOGUE, {"phụ lục", "mã nhóm", "tổng điểm"}),
    (Kind.PAST_RESULTS, {"mã đơn vị", "chỉ số", "xếp loại"}),
    (Kind.ACCOUNTS, {"tên đăng nhập", "họ và tên", "vai trò"}),
    (Kind.UNITS, {"mã đơn vị", "tên đơn vị", "mã nhóm"}),
)


def recognise(workbook: Workbook) -> Kind | None:
    """The kind of a workbook, by its headers first and its sheet names second."""
    sheets = [workbook.sheet(name) for name in workbook.names[:50]]
    headers = [labels for sheet in sheets for labels in _header_rows(sheet)]
    for kind, wanted in _HEADERS:
        if any(wanted <= labels for labels in headers):
            return kind
    names = {fold(name) for name in workbook.names}
    return next((kind for name, kind in _SHEETS.items() if name in names), None)


def wrong_kind(workbook: Workbook, wanted: Kind) -> Finding | None:
    """A finding when the file is recognised as another kind: "đây là …, không phải …"."""
    kind = recognise(workbook)
    if kind is None or kind is wanted:
        return None
    found = "bảng thẩm định" if kind is Kind.SCORES and _mentions(workbook, "thẩm định") else kind.label
    message = f"Sai loại tệp: đây là {found}, không phải {wanted.label}"
    return Finding(message, found=found, expected=wanted.label)


def _mentions(workbook: Workbook, word: str) -> bool:
    """Whether a title above the table says the word."""
    rows = workbook.sheet(workbook.names[0]).rows[:5]
    return any(word in fold(cell) for row in rows for cell in row.cells if isinstance(cell, str))


def _header_rows(sheet: Sheet) -> list[set[str]]:
    """The folded texts of the first rows, and of each two neighbours together (merged headers)."""
    rows = [
        {fold(sheet.texts.clean(cell)) for cell in cells if isinstance(cell, str) and cell}
        for cells in (row.cells[:SEARCHED_COLUMNS] for row in sheet.rows[:SEARCHED_ROWS])
    ]
    return rows + [upper | lower for upper, lower in itertools.pairwise(rows)]
