"""Single cells that stop an import: each is put into a healthy workbook, and must be named in the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.hostile.healthy import COMMANDS

_UNCOMPUTED = "Ô có công thức nhưng chưa có kết quả lưu sẵn; mở bằng Excel, tính lại rồi lưu; cần giá trị"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with its number format, and its kind in the XML where Excel's own would be another."""

    value: Any
    number_format: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class WrongCell:
    """Cells by place, put into a sheet of the healthy workbook; where the first error is, what it says."""

    command: str
    sheet: str
    cells: Mapping[str, Any]
    row: int
    column: str
    says: str

    def write(self, path: Path) -> Path:
        return write_cells(self.command, path, {self.sheet: self.cells})


def write_cells(command: str, path: Path, sheets: Mapping[str, Mapping[str, Any]]) -> Path:
    """The command's healthy workbook with other cells. A plain value stands for `Cell(value)`."""
    book = load_workbook(COMMANDS[command].healthy)
    for sheet, cells in sheets.items():
        for place, given in cells.items():
            wanted = given if isinstance(given, Cell) else Cell(given)
            cell = book[sheet][place]
            cell.value = wanted.value
            cell.number_format = wanted.number_format or cell.number_format
            cell.data_type = wanted.kind or cell.data_type
    book.save(path)
    return path


def _figure(value: Any, says: str) -> WrongCell:
    return WrongCell("import_scores", "Chấm điểm", {"D2": value}, 2, "Giá trị", says)


def _code(value: Any, says: str) -> WrongCell:
    return WrongCell("import_scores", "Chấm điểm", {"B2": value}, 2, "Mã tiêu chí", says)


def _unit(place: str, column: str, value: Any, says: str) -> WrongCell:
    return WrongCell("import_units", "Đơn vị", {place: value}, 2, column, says)


def _form(place: str, column: str, value: Any, says: str) -> WrongCell:
    return WrongCell("import_survey", "Phiếu khảo sát", {place: value}, 5, column, says)


def _setting(place: str, value: Any, says: str) -> WrongCell:
    return WrongCell("import_catalogue", "Thông tin", {place: value}, int(place[1:]), "Giá trị", says)


_NO_CASE = {"C2": "Không phát sinh", "G2": 1e9, "H2": "Không có hồ sơ"}
_NO_NUMBER = "Ô không phải là số; cần một số như 1,5 hoặc 1.5"
WRONG_CELLS = {
    "formula-without-a-value-in-a-figure": _figure("=1+1", _UNCOMPUTED),
    "formula-without-a-value-in-an-answer": _form("G5", "C1", "=1+1", _UNCOMPUTED),
    "formula-without-a-value-in-a-code": _unit("A2", "Mã đơn vị", "=CONCATENATE(1)", _UNCOMPUTED),
    "formula-without-a-value-in-a-maximum": WrongCell(
        "import_catalogue", "Phụ lục A", {"C3": "=1+1"}, 3, "Điểm tối đa", _UNCOMPUTED
    ),
    "formula-without-a-value-in-an-index": WrongCell(
        "import_results", "Kết quả", {"B3": "=80+1"}, 3, "Chỉ số", _UNCOMPUTED
    ),
    "formula-without-a-value-in-a-setting": WrongCell(
        "create_round", "Thông tin đợt", {"B23": "=TODAY()"}, 23, "Giá trị", _UNCOMPUTED
    ),
    "error-in-a-figure": _figure("#DIV/0!", "Ô đang báo lỗi công thức; cần giá trị"),
    "error-of-a-new-kind": WrongCell(
        "import_scores",
        *("Chấm điểm", {"D2": Cell("#SPILL!", kind="e")}, 2, "D"),
        "Ô đang báo lỗi công thức; cần giá trị",
    ),
    "number-beyond-all-numbers": _figure(Cell("1e400", kind="n"), _NO_NUMBER),
    "no-number-at-all": _figure(Cell("nan", kind="n"), _NO_NUMBER),
    "number-larger-than-is-kept": _figure(1e20, "Số quá lớn; cần nhiều nhất 15 chữ số trước dấu phẩy"),
    "points-larger-than-are-kept": WrongCell(
        "import_scores",
        *("Chấm điểm", _NO_CASE, 2, "Điểm"),
        "Số quá lớn; cần nhiều nhất 6 chữ số trước dấu phẩy",
    ),
    "weight-larger-than-is-kept": WrongCell(
        "import_catalogue",
        *("Phụ lục A", {"I3": 1_234_567}, 3, "Trọng số"),
        "Số quá lớn; cần nhiều nhất 5 chữ số trước dấu phẩy",
    ),
    "time-beyond-all-times": WrongCell(
        "import_scores",
        *("Chấm điểm", {"D2": Cell(1e9, "[h]:mm:ss")}, 2, ""),
        "Không đọc được dòng này: có ô ngày giờ nằm ngoài khoảng mà Excel nhận",
    ),
    "code-turned-into-a-number": _code(1.1, "Mã bị Excel đổi thành số"),
    "code-turned-into-a-day": _code(date(2031, 1, 2), "Mã bị Excel đổi thành ngày tháng"),
    "day-that-does-not-exist": _unit("F2", "Hiệu lực từ", "31/02/2020", "“31/02/2020” không có trong lịch"),
    "day-as-a-number-of-no-day": _unit("F2", "Hiệu lực từ", 7, "“7” không phải là ngày; nhập như 31/12/2020"),
    "text-in-the-old-code": WrongCell(
        "import_scores",
        *("Chấm điểm", {"H2": "nghiÖp c«ng lËp"}, 2, "Lý do"),
        "Chữ viết bằng bảng mã TCVN3 (ABC) cũ",
    ),
    "text-longer-than-its-column": _unit("B2", "Tên đơn vị", "x" * 32_767, "Văn bản dài quá 255 ký tự"),
    "decision-longer-than-its-column": _setting("B3", "9" * 65, "không hiểu giá trị của “Số quyết định”"),
    "answer-outside-the-scale": _form("G5", "C1", 9, "Câu trả lời ngoài thang; cần 1 đến 5"),
    "serial-missing": _form("B5", "Số phiếu", None, "Thiếu số phiếu"),
    "unit-unknown": _form("C5", "Mã đơn vị", "P99", "Không có đơn vị nào mang mã này"),
}
