"""The findings of an upload as its page shows them: counted, filtered, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Min, Value, When

from accounts.models import Upload, UploadFinding
from cchc_portal.lib.findings import Severity

ON_A_PAGE = 25
_MOST_GROUPS = 12
_MOST_WORDINGS = 3
_ORDER = {Severity.ERROR.value: 0, Severity.WARNING.value: 1, Severity.NOTICE.value: 2}
_WORST_FIRST = Case(*(When(severity=value, then=Value(order)) for value, order in _ORDER.items()), default=3)


@dataclass(frozen=True, slots=True)
class Wish:
    """Which findings to show; empty texts leave nothing out. `group` is the number of a group."""

    severity: str = ""
    sheet: str = ""
    column: str = ""
    group: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Wish":
        return cls(*(asked.get(name, "") for name in ("muc", "trang-tinh", "cot", "nhom")))

    def query(self, **changes: str) -> str:
        """The wish as an address, some of it changed."""
        named = {"muc": self.severity, "trang-tinh": self.sheet, "cot": self.column, "nhom": self.group}
        return urlencode({name: value for name, value in {**named, **changes}.items() if value})


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one wording in one column; `number` names it in addresses.

    Where a column has many wordings, each of its own row or unit, they are one group without a message.
    """

    number: int
    severity: str
    sheet: str
    column: str
    message: str
    count: int

    @property
    def query(self) -> str:
        return urlencode({"nhom": self.number})


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter with its count; `query` is the address that chooses it."""

    label: str
    count: int
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What the page of a checked upload shows of its findings."""

    wish: Wish
    groups: tuple[Group, ...]
    severities: tuple[Choice, ...]
    sheets: tuple[str, ...]
    columns: tuple[str, ...]
    page: Page[UploadFinding]
    query: str

    @property
    def group(self) -> Group | None:
        """The group that is shown alone, if any."""
        return next((g for g in self.groups if str(g.number) == self.wish.group), None)

    @property
    def main_groups(self) -> tuple[Group, ...]:
        return self.groups[:_MOST_GROUPS]

    @property
    def more_groups(self) -> int:
        return max(0, len(self.groups) - _MOST_GROUPS)


def preview_of(upload: Upload, wish: Wish, page: str) -> Preview:
    """Three queries: the groups, how many findings the wish leaves, and a page of them."""
    groups = _groups(upload)
    rows = upload.findings.all()
    if wish.severity in _ORDER:
        rows = rows.filter(severity=wish.severity)
    if wish.sheet:
        rows = rows.filter(sheet=wish.sheet)
    if wish.column:
        rows = rows.filter(column=wish.column)
    alone = next((g for g in groups if str(g.number) == wish.group), None)
    if alone:
        rows = rows.filter(severity=alone.severity, sheet=alone.sheet, column=alone.column)
        rows = rows.filter(message=alone.message) if alone.message else rows
    return Preview(
        wish=wish,
        groups=groups,
        severities=_severities(groups, wish),
        sheets=tuple(dict.fromkeys(g.sheet for g in groups if g.sheet)),
        columns=tuple(dict.fromkeys(g.column for g in groups if g.column)),
        page=Paginator(rows.order_by(_WORST_FIRST, "position"), ON_A_PAGE).get_page(page),
        query=wish.query(),
    )


def _groups(upload: Upload) -> tuple[Group, ...]:
    rows = upload.findings.order_by().values("severity", "sheet", "column", "message")
    counted = rows.annotate(first=Min("position"), count=Count("pk"))
    by_column: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in counted:
        by_column.setdefault((row["severity"], row["sheet"], row["column"]), []).append(dict(row))
    groups = [group for place, found in by_column.items() for group in _groups_of(place, found)]
    return tuple(sorted(groups, key=lambda g: (_ORDER.get(g.severity, 3), -g.count, g.number)))


def _groups_of(place: tuple[str, str, str], found: list[dict[str, Any]]) -> list[Group]:
    if len(found) > _MOST_WORDINGS:
        first, count = min(row["first"] for row in found), sum(row["count"] for row in found)
        return [Group(first, *place, "", count)]
    return [Group(row["first"], *place, row["message"], row["count"]) for row in found]


def _severities(groups: tuple[Group, ...], wish: Wish) -> tuple[Choice, ...]:
    words = {"": "Tất cả", "error": "Lỗi", "warning": "Cảnh báo", "notice": "Ghi chú"}
    counts = {value: sum(g.count for g in groups if value in ("", g.severity)) for value in words}
    return tuple(
        Choice(label, counts[value], wish.query(muc=value, nhom=""), wish.severity == value)
        for value, label in words.items()
        if counts[value] or not value
    )
