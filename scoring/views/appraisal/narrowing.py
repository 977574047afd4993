"""What a page of the desk is narrowed to, and how its links keep that."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest

from scoring.core.appraisal_line import LineFilter
from scoring.core.appraisal_sight import Reach

_MOST_PAGES = 1000


@dataclass(frozen=True, slots=True)
class Narrowing:
    """`wanted` None is no filter; `page` of a long list from 1; the last two are how the queue is listed."""

    reach: Reach = Reach.MINE
    wanted: LineFilter | None = None
    page: int = 1
    by_criterion: bool = False
    by_gap: bool = False

    @classmethod
    def of(cls, request: HttpRequest) -> "Narrowing":
        """As the address says; what it says wrong is not said."""
        reach, wanted = request.GET.get("xem", ""), request.GET.get("loc", "")
        page = request.GET.get("trang", "")
        return cls(
            Reach(reach) if reach in list(Reach) else Reach.MINE,
            LineFilter(wanted) if wanted in list(LineFilter) else None,
            int(page) if page.isdecimal() and 0 < int(page) < _MOST_PAGES else 1,
            by_criterion=request.GET.get("theo") == "tieu-chi",
            by_gap=request.GET.get("sap") == "chenh-lech",
        )

    @property
    def query(self) -> str:
        """With its question mark; empty where nothing is narrowed."""
        said = {
            "theo": "tieu-chi" if self.by_criterion else "",
            "sap": "chenh-lech" if self.by_gap else "",
            "loc": self.wanted.value if self.wanted else "",
            "xem": "" if self.reach is Reach.MINE else self.reach.value,
            "trang": str(self.page) if self.page > 1 else "",
        }
        found = urlencode({name: value for name, value in said.items() if value})
        return f"?{found}" if found else ""

    def filtered(self, wanted: LineFilter | None) -> "Narrowing":
        return replace(self, wanted=wanted, page=1)

    def reaching(self, reach: Reach) -> "Narrowing":
        return replace(self, reach=reach, page=1)

    def listing(self, *, by_criterion: bool) -> "Narrowing":
        return replace(self, by_criterion=by_criterion, page=1)

    def sorted_by_gap(self, by_gap: bool) -> "Narrowing":
        return replace(self, by_gap=by_gap, page=1)

    @property
    def line_query(self) -> str:
        """The same for a page of lines, which has no lists to sort."""
        return replace(self, by_criterion=False, by_gap=False, page=1).query

    def turned(self, page: int) -> "Narrowing":
        return replace(self, page=page)


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter as a link, with how many lines it keeps."""

    label: str
    count: int
    query: str
    current: bool


def chips(now: Narrowing, total: int, counts: Mapping[LineFilter, int], past_year: int) -> Iterator[Chip]:
    """All of them, none first."""
    yield Chip("Tất cả", total, now.filtered(None).query or "?", now.wanted is None)
    for wanted in LineFilter:
        label = f"Khác năm {past_year}" if wanted is LineFilter.CHANGED else wanted.label
        yield Chip(label, counts[wanted], now.filtered(wanted).query, now.wanted is wanted)
