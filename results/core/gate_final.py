"""The checks of the gate before the final publication: time over, requests decided, differences explained."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cchc_portal.lib.dates import vn_last_moment
from cchc_portal.lib.numbers import vn_fixed
from results.core.gate import Item, Page, Place, Point, PointKind
from scoring.core.causes import CausedLine, CausedUnit, unexplained
from scoring.core.results import LineResult


@dataclass(frozen=True, slots=True)
class WaitingRequest:
    """A unit's request that nobody has decided yet; `state` says whom it waits for."""

    number: int
    code: str
    unit: str
    criterion: str
    state: str


@dataclass(frozen=True, slots=True)
class OvertakenRequest:
    """A decided request whose agreement was reached before its leaf was corrected; `said` tells both."""

    number: int
    code: str
    unit: str
    criterion: str
    said: str


@dataclass(frozen=True, slots=True)
class RunningTime:
    """Somebody who may still speak: who, until when in the province's time, and where that is changed.

    `closes_at` is the first moment that is too late; None where no closing was set.
    """

    who: str
    closes_at: datetime | None
    place: Place


def final_points(
    running: Sequence[RunningTime],
    waiting: Sequence[WaitingRequest],
    overtaken: Sequence[OvertakenRequest],
    changes: Iterable[CausedUnit],
    names: Mapping[str, str],
) -> tuple[Point, ...]:
    """Everything open; `changes` are those since the provisional publication."""
    return (
        *_window(running),
        *_undecided(waiting, names),
        *_overtaken(overtaken, names),
        *_unexplained(changes, names),
    )


def _window(running: Sequence[RunningTime]) -> Iterator[Point]:
    """Whoever was given time keeps it to its end: till then an answer may be taken back and sent anew."""
    if not running:
        return
    items = tuple(Item(f"{each.who}: {_until(each.closes_at)}", each.place) for each in running)
    moments = [each.closes_at for each in running if each.closes_at is not None]
    if len(moments) < len(running):
        sentence = "Thời gian phản hồi chưa đặt hạn; hãy công bố lại kết quả dự kiến kèm hạn phản hồi"
    else:
        sentence = (
            f"Thời gian phản hồi chưa hết: nhận ý kiến {vn_last_moment(max(moments))}; "
            "trước lúc ấy không công bố kết quả chính thức, dù đơn vị đã trả lời"
        )
    yield Point(PointKind.WINDOW, sentence, items)


def _until(closes_at: datetime | None) -> str:
    return f"nhận ý kiến {vn_last_moment(closes_at)}" if closes_at else "chưa đặt hạn"


def _undecided(waiting: Sequence[WaitingRequest], names: Mapping[str, str]) -> Iterator[Point]:
    if waiting:
        items = tuple(
            Item(
                f"{each.code}, {names[each.unit]}, tiêu chí {each.criterion}: “{each.state}”",
                Place(Page.OBJECTION, str(each.number)),
            )
            for each in waiting
        )
        yield Point(PointKind.UNDECIDED, f"{len(waiting)} đề nghị điều chỉnh chưa có quyết định", items)


def _overtaken(overtaken: Sequence[OvertakenRequest], names: Mapping[str, str]) -> Iterator[Point]:
    if overtaken:
        items = tuple(
            Item(
                f"{each.code}, {names[each.unit]}, tiêu chí {each.criterion}: {each.said}",
                Place(Page.OBJECTION, str(each.number)),
            )
            for each in overtaken
        )
        sentence = (
            f"{len(overtaken)} quyết định điều chỉnh theo thống nhất có trước đính chính bộ tiêu chí; "
            "hãy lấy thống nhất lại rồi quyết định lại"
        )
        yield Point(PointKind.OVERTAKEN, sentence, items)


def _unexplained(changes: Iterable[CausedUnit], names: Mapping[str, str]) -> Iterator[Point]:
    found = unexplained(changes)
    if found:
        items = tuple(Item(_told(names.get(unit, unit), line)) for unit, line in found)
        sentence = (
            f"{len(found)} dòng khác kết quả dự kiến mà không do quyết định sau phản hồi, "
            "khảo sát hay bộ tiêu chí"
        )
        yield Point(PointKind.UNEXPLAINED, sentence, items, Place(Page.COMPARISON))


def _told(unit: str, line: CausedLine) -> str:
    """“Sở A, tiêu chí 1.1: 7,00 thành 8,00 (Thẩm định khác)”."""
    change = line.change
    why = ", ".join(sorted({cause.kind.label for cause in line.causes})) or "chưa rõ nguyên nhân"
    return (
        f"{unit}, tiêu chí {change.criterion}: {_points(change.before)} thành {_points(change.after)} ({why})"
    )


def _points(line: LineResult | None) -> str:
    if line is None:
        return "không có dòng"
    return line.status.label.lower() if line.points is None else vn_fixed(line.points)
