"""A sheet as a table: named columns below a header, findings instead of exceptions."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter

from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.numbers import vn_fixed
from cchc_portal.lib.sheets.header import SEARCHED_COLUMNS, Column, Header, find_header, fold, nearest
from cchc_portal.lib.sheets.letters import letter
from cchc_portal.lib.sheets.reader import Raw, RawRow, Sheet
from cchc_portal.lib.sheets.rows import Row, Told
from cchc_portal.lib.text import squeeze

__all__ = ["Column", "Row", "Table", "read_table"]

_NAMED_APART = 10
_IGNORED = frozenset(map(fold, ("Lỗi", "STT", "TT")))


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below a header; `told` collects what is wrong with the cells that were asked for."""

    sheet: Sheet
    header: Header
    told: Told

    @property
    def rows(self) -> Iterator[Row]:
        """Every row below the header that holds something."""
        last = self.header.last
        places = self.header.places
        return (Row(self.sheet, places, raw, self.told) for raw in self.sheet.rows if raw.number > last)

    def has(self, column: str) -> bool:
        """Whether the sheet has the column."""
        return column in self.header.places

    def picker(self, columns: Sequence[str]) -> Callable[[RawRow], tuple[Raw, ...]]:
        """What takes the raw cells of these columns out of a row, all at once: for large tables."""
        places = [self.header.places[column] for column in columns]
        width = max(places, default=-1) + 1
        take = itemgetter(*places) if len(places) > 1 else lambda cells: tuple(cells[p] for p in places)

        def pick(row: RawRow) -> tuple[Raw, ...]:
            short = width - len(row.cells)
            return take([*row.cells, *[""] * short] if short > 0 else row.cells)

        return pick


def read_table(
    sheet: Sheet, columns: Sequence[Column], findings: list[Finding], *, also: re.Pattern[str] | None = None
) -> Table | None:
    """The table of a sheet, or None (and errors in `findings`) where compulsory columns are missing.

    Columns nobody asked for are a notice; those whose folded header matches `also` are kept under
    their own header. Later findings of the table's rows go to `findings` too.
    """
    told = Told(sheet.name, findings)
    header = find_header(sheet, columns)
    required = [column.name for column in columns if column.required]
    if header is None:
        wanted = ", ".join(f"“{name}”" for name in required)
        told.tell(None, "", f"Không tìm thấy dòng tiêu đề có các cột {wanted}")
        return None
    _tell_beyond(sheet, header, told)
    for name in header.doubled:
        told.tell(header.last, name, "Có hai cột cùng tên; giữ lại một cột")
    missing = [name for name in required if name not in header.places]
    for name in missing:
        near = nearest(name, list(header.labels.values()))
        hint = f"; cột gần giống nhất là “{near}”" if near else ""
        told.tell(header.last, name, f"Thiếu cột bắt buộc “{name}”{hint}", near)
    if missing or header.doubled:
        return None
    _place_others(header, told, also)
    return Table(sheet, header, told)


def _place_others(header: Header, told: Told, also: re.Pattern[str] | None) -> None:
    used = set(header.places.values())
    others: list[str] = []
    for place, label in header.labels.items():
        if place in used or fold(label) in _IGNORED or fold(label).startswith("lỗi:"):
            continue
        if also and also.fullmatch(fold(label)):
            header.places[squeeze(label)] = place
        else:
            others.append(squeeze(label) or letter(place))
    _tell_ignored(header, told, others)


def _tell_ignored(header: Header, told: Told, names: Sequence[str]) -> None:
    """One notice a column, or one for all of them where they are many."""
    if len(names) > _NAMED_APART:
        message = f"{len(names)} cột không thuộc mẫu nên được bỏ qua"
        found = ", ".join(names[:_NAMED_APART]) + ", …"
        told.tell(header.last, "", message, found, severity=Severity.NOTICE)
        return
    for name in names:
        told.tell(header.last, name, "Cột không thuộc mẫu nên được bỏ qua", severity=Severity.NOTICE)


def _tell_beyond(sheet: Sheet, header: Header, told: Told) -> None:
    """A sheet may be wider than any table: what stands far to the right is not looked at."""
    width = max(len(row.cells) for row in sheet.rows)
    if width > SEARCHED_COLUMNS:
        message = (
            f"Chỉ tìm tiêu đề trong {vn_fixed(Decimal(SEARCHED_COLUMNS), 0)} cột đầu; bỏ qua các cột sau"
        )
        found = f"đến cột {letter(width - 1)}"
        told.tell(header.last, "", message, found, severity=Severity.NOTICE)
