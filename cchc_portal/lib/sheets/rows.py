"""One row of a table: typed readers that tell of a wrong cell instead of raising."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from cchc_portal.lib.dates import DayError, parse_day, vn_day
from cchc_portal.lib.findings import Finding, Remedy, Severity
from cchc_portal.lib.numbers import NumberError, decimal_places, parse_decimal, plain, vn
from cchc_portal.lib.sheets.reader import CellValue, RawRow, Sheet
from cchc_portal.lib.text import fold_header, squeeze

_Value = TypeVar("_Value")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}\.\d{3}", re.ASCII)
_MOST_SUGGESTIONS = 1_000
_SHOWN_IN_FULL = 20  # digits; what is longer is written 1E+300, as Excel shows it
_YES_NO = {"có": True, "x": True, "true": True, "không": False, "false": False}


@dataclass(slots=True)
class Told:
    """The findings of one sheet, each said once."""

    sheet: str
    findings: list[Finding]
    wrong_rows: set[int] = field(default_factory=set)
    _seen: set[tuple[int | None, str, str]] = field(default_factory=set)

    def tell(
        self,
        row: int | None,
        column: str,
        message: str,
        found: str = "",
        expected: str = "",
        severity: Severity = Severity.ERROR,
        remedy: Remedy | None = None,
    ) -> None:
        """Add a finding, unless the same was said of the same cell."""
        key = (row, column, message)
        if row is not None and severity is Severity.ERROR:
            self.wrong_rows.add(row)
        if key not in self._seen:
            self._seen.add(key)
            self.findings.append(Finding(message, self.sheet, row, column, found, expected, severity, remedy))


@dataclass(frozen=True, slots=True)
class Row:
    """One row. Every reader gives None (or "") for an empty cell and for a wrong one it told of."""

    sheet: Sheet
    places: Mapping[str, int]
    raw: RawRow
    told: Told

    @property
    def number(self) -> int:
        """The row's number as Excel shows it."""
        return self.raw.number

    @property
    def is_wrong(self) -> bool:
        """Whether an error was told of this row."""
        return self.raw.number in self.told.wrong_rows

    @property
    def suggests(self) -> bool:
        """Whether to look for what may have been meant: in a sheet wrong all over that helps nobody."""
        return len(self.told.findings) < _MOST_SUGGESTIONS

    def tell(
        self,
        column: str,
        message: str,
        found: str = "",
        expected: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Add a finding about this row's cell in `column`."""
        self.told.tell(self.raw.number, column, message, found, expected, severity)

    def value(self, column: str) -> CellValue:
        """The typed cell; an error, an uncomputed formula or a text in the old code is a finding."""
        place = self.places.get(column)
        if place is None:
            return None
        value = self.sheet.value(self.raw, place)
        if value is None:
            if flaw := self.sheet.flaw(self.raw, place):
                self._tell_flaw(column, flaw)
        elif (legacy := self.sheet.texts.legacy) and isinstance(value, str) and value in legacy:
            self._tell_legacy(column, value, legacy[value])
        return value

    def text(self, column: str) -> str:
        """The cell as text: numbers in their shortest writing, dates dd/mm/yyyy, line breaks kept."""
        return as_text(self.value(column))

    def line(self, column: str, limit: int | None = None) -> str:
        """The cell as text on one line; longer than `limit` characters is a finding."""
        text = squeeze(self.text(column))
        if limit is not None and len(text) > limit:
            self.tell(column, f"Văn bản dài quá {limit} ký tự", f"{text[:60]}…")
            return ""
        return text

    def code(self, column: str) -> str:
        """A code, which must be typed as text: Excel turns 1.10 into 1.1 and 1.2 into a day."""
        value = self.value(column)
        if value is None or isinstance(value, str):
            return squeeze(value or "")
        kind = "ngày tháng" if isinstance(value, date) else "số"
        message = f"Mã bị Excel đổi thành {kind} nên không còn chắc chắn"
        self.tell(column, message, as_text(value), "mã gõ dạng văn bản (định dạng Text)")
        return ""

    def decimal(self, column: str, places: int | None = None, whole: int = 15) -> Decimal | None:
        """A number; text takes a comma or a point as the decimal mark, "95%" is 95.

        More than `places` digits behind the mark are a finding: the store would cut them off; so are
        more than `whole` before it, which the store does not hold and Excel does not keep.
        """
        value = self.value(column)
        number = (
            value if value is None or isinstance(value, Decimal) else self._parsed(column, as_text(value))
        )
        if number is not None and places is not None and decimal_places(number) > places:
            expected = f"nhiều nhất {places} chữ số thập phân"
            self.tell(column, "Số có quá nhiều chữ số thập phân", self.text(column), expected)
        if number is not None and number.adjusted() >= whole:
            expected = f"nhiều nhất {whole} chữ số trước dấu phẩy"
            self.tell(column, "Số quá lớn", self.text(column), expected)
        return number

    def number_or_text(
        self, column: str, places: int | None = None, whole: int = 15
    ) -> tuple[Decimal | None, str]:
        """The number and "", or None and what stands there instead; nothing is told of the latter."""
        text = self.text(column)
        try:
            parse_decimal(text)
        except NumberError:
            return None, text
        return self.decimal(column, places, whole), ""

    def _parsed(self, column: str, text: str) -> Decimal | None:
        try:
            number = parse_decimal(text)
        except NumberError:
            self.tell(column, "Ô không phải là số", text, "một số như 1,5 hoặc 1.5")
            return None
        if _THOUSANDS.fullmatch(squeeze(text)):
            message = f"Dấu chấm được đọc là dấu thập phân: {vn(number)}; bảng không dùng dấu ngăn hàng nghìn"
            self.tell(column, message, text, severity=Severity.WARNING)
        return number

    def whole(self, column: str) -> int | None:
        """A whole number."""
        value = self.decimal(column)
        if value is not None and value != value.to_integral_value():
            self.tell(column, "Ô phải là số nguyên", vn(value), "số nguyên")
            return None
        return None if value is None else int(value)

    def day(self, column: str) -> date | None:
        """A day: a date cell, a serial, or text dd/mm/yyyy."""
        value = self.value(column)
        if value is None:
            return None
        try:
            return parse_day(as_text(value) if isinstance(value, bool) else value)
        except DayError as error:
            self.tell(column, str(error), as_text(value))
            return None

    def yes(self, column: str) -> bool | None:
        """Có / Không."""
        return self.one_of(column, _YES_NO, "Có hoặc Không")

    def one_of(self, column: str, words: Mapping[str, _Value], expected: str) -> _Value | None:
        """What a word stands for; `words` are folded (`fold_header`), `expected` lists them for people."""
        text = self.text(column)
        if not text:
            return None
        if (folded := fold_header(text)) in words:
            return words[folded]
        self.tell(column, "Giá trị không có trong danh mục", text, expected)
        return None

    def required(self, column: str) -> bool:
        """Whether the cell holds something; an empty one is a finding."""
        if self.value(column) is not None:
            return True
        if column not in self.places or not self.sheet.flaw(self.raw, self.places[column]):
            self.tell(column, f"Thiếu {column[:1].lower()}{column[1:]}")
        return False

    def is_empty(self, *columns: str) -> bool:
        """Whether all these cells are empty; asking is not needing, so nothing is told."""
        places = [self.places[c] for c in columns if c in self.places]
        return all(self.sheet.value(self.raw, p) is None and not self.sheet.flaw(self.raw, p) for p in places)

    def _tell_legacy(self, column: str, text: str, read: str) -> None:
        message = "Chữ viết bằng bảng mã TCVN3 (ABC) cũ; chọn chuyển mã để đọc"
        expected, remedy = f"“{read}”", Remedy.CONVERT_LEGACY
        self.told.tell(self.raw.number, column, message, text, expected, remedy=remedy)

    def _tell_flaw(self, column: str, flaw: str) -> None:
        if flaw == "=":
            message = "Ô có công thức nhưng chưa có kết quả lưu sẵn; mở bằng Excel, tính lại rồi lưu"
            self.tell(column, message, "công thức", "giá trị")
        else:
            self.tell(column, "Ô đang báo lỗi công thức", flaw, "giá trị")


def as_text(value: CellValue) -> str:
    """A typed cell as people write it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Decimal):
        return plain(value) if abs(value.adjusted()) < _SHOWN_IN_FULL else str(value)
    if isinstance(value, date):
        return vn_day(value)
    return ""
