"""What stands between a run and its publication, as data: points, each with the places to mend it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from cchc_portal.lib.hashing import canonical_json, sha256_bytes
from cchc_portal.lib.words import Word

_NAMED = 5


class PointKind(Word):
    NO_RUN = "no_run", "Chưa có lượt tính"
    STATE = "state", "Trạng thái của đợt"
    STALE = "stale", "Lượt tính đã cũ"
    UNSOUND = "unsound", "Lượt tính không khớp khi tính lại"
    NO_SURVEY = "no_survey", "Chưa bàn giao khảo sát"
    FORMS_CHANGED = "forms_changed", "Phiếu khảo sát đã thay đổi"
    NO_BASIS = "no_basis", "Thiếu căn cứ"
    NO_REASON = "no_reason", "Điểm ấn định thiếu lý do"
    WINDOW = "window", "Thời gian phản hồi chưa hết"
    UNDECIDED = "undecided", "Phản hồi chưa giải quyết"
    OVERTAKEN = "overtaken", "Thống nhất trước đính chính"
    UNEXPLAINED = "unexplained", "Thay đổi chưa rõ nguyên nhân"
    INCOMPLETE = "incomplete", "Còn thiếu điểm"
    TIE = "tie", "Đồng hạng"
    EDGE = "edge", "Sát ngưỡng xếp loại"


# A list that one may publish with, once somebody has said to have seen it.
ACKNOWLEDGEABLE = frozenset({PointKind.INCOMPLETE, PointKind.TIE, PointKind.EDGE})


class Page(StrEnum):
    """The page on which something is mended or looked at."""

    RUNS = "runs"
    ROUND = "round"
    UNIT = "unit"
    RANKING = "ranking"
    EXEMPTIONS = "exemptions"
    SURVEY = "survey"
    COMPARISON = "comparison"
    OBJECTION = "objection"
    BOARD = "board"
    LEADS = "leads"


@dataclass(frozen=True, slots=True)
class Place:
    """A page with what its address names: a unit, a leaf, a group, a number."""

    page: Page
    name: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a point's list, and where to go for it."""

    sentence: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """What is open: a sentence, and the list that it sums up."""

    kind: PointKind
    sentence: str
    items: tuple[Item, ...] = ()
    place: Place | None = None

    @property
    def may_be_acknowledged(self) -> bool:
        return self.kind in ACKNOWLEDGEABLE

    @property
    def sentences(self) -> tuple[str, ...]:
        """The list as it is acknowledged, word for word."""
        return tuple(item.sentence for item in self.items)

    @property
    def digest(self) -> str:
        """The hash of the list: another list is another acknowledgement."""
        return sha256_bytes(canonical_json([self.kind.value, *self.sentences]))

    @property
    def token(self) -> str:
        """This very list, as a form sends it back."""
        return f"{self.kind.value}:{self.digest}"

    @property
    def told(self) -> str:
        """The sentence with the first lines of its list, where nothing else is shown."""
        if not self.items:
            return self.sentence
        more = len(self.items) - _NAMED
        named = "; ".join(self.sentences[:_NAMED])
        return f"{self.sentence}: {named}{f'; và {more} nội dung khác' if more > 0 else ''}"


def is_acknowledged(point: Point, given: Collection[str]) -> bool:
    """Whether the point's list is among those acknowledged.

    `given` holds tokens of lists; a kind alone stands for whatever list is found, which only the
    command line gives, and prints.
    """
    return point.may_be_acknowledged and (point.token in given or point.kind.value in given)


def still_open(points: Iterable[Point], given: Collection[str]) -> tuple[Point, ...]:
    """What is left of the points once the lists in `given` are acknowledged."""
    return tuple(point for point in points if not is_acknowledged(point, given))
