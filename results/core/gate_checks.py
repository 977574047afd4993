"""The checks of the gate that rest on one run: its inputs, its results, and what has changed since."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_portal.lib.numbers import vn, vn_fixed
from results.core.gate import Item, Page, Place, Point, PointKind
from scoring.core.close_calls import NEAR, TIE_RULE, edges, ties
from scoring.core.grounds import refused_overrides, survey_needed, without_basis
from scoring.core.results import RunResult, UnitResult
from scoring.core.rounding import ZERO
from scoring.core.types import RunInput

_LEAVES_NAMED = 5


@dataclass(frozen=True, slots=True)
class RunFacts:
    """A run as the gate looks at it.

    `differing`: sentences on what recomputing it gives otherwise. `handover`: the number of the survey
    hand-over it read, None without one; `forms_changed`: forms came or went since; `asked_otherwise`: a
    correction of the set changed how forms count since. `names`: units and groups by code, as people call
    them.
    """

    code: str
    is_current: bool
    differing: Sequence[str]
    handover: int | None
    forms_changed: bool
    asked_otherwise: bool
    inputs: RunInput
    result: RunResult
    names: Mapping[str, str]


def run_points(facts: RunFacts) -> tuple[Point, ...]:
    """Everything open about the run, what blocks first."""
    return tuple(
        point
        for check in (_stale, _unsound, _survey, _bases, _overrides, _incomplete, _ties, _edges)
        for point in check(facts)
    )


def _stale(facts: RunFacts) -> Iterator[Point]:
    if not facts.is_current:
        sentence = f"Số liệu đã thay đổi sau lượt tính {facts.code}; hãy tính lại trước khi công bố"
        yield Point(PointKind.STALE, sentence, place=Place(Page.RUNS))


def _unsound(facts: RunFacts) -> Iterator[Point]:
    if facts.differing:
        sentence = f"Tính lại lượt {facts.code} từ đầu vào đã lưu không cho đúng kết quả đã lưu"
        items = tuple(Item(said) for said in facts.differing)
        yield Point(PointKind.UNSOUND, sentence, items, Place(Page.RUNS))


def _survey(facts: RunFacts) -> Iterator[Point]:
    place = Place(Page.SURVEY)
    if facts.handover is None and (facts.forms_changed or survey_needed(facts.inputs)):
        yield Point(
            PointKind.NO_SURVEY, "Kết quả khảo sát chưa được bàn giao; hãy bàn giao rồi tính lại", place=place
        )
    elif facts.forms_changed:
        sentence = (
            f"Phiếu khảo sát đã thay đổi sau lần bàn giao {facts.handover}; hãy bàn giao lại rồi tính lại"
        )
        yield Point(PointKind.FORMS_CHANGED, sentence, place=place)
    elif facts.asked_otherwise:
        sentence = (
            f"Đính chính đã đổi cách tính khảo sát sau lần bàn giao {facts.handover}; "
            "hãy bàn giao lại rồi tính lại"
        )
        yield Point(PointKind.FORMS_CHANGED, sentence, place=place)


def _bases(facts: RunFacts) -> Iterator[Point]:
    rows = without_basis(facts.inputs)
    if rows:
        items = tuple(
            Item(
                f"{facts.names[row.unit]}, tiêu chí {row.criterion}: “{row.state.label}”",
                Place(Page.UNIT, row.unit, row.criterion),
            )
            for row in rows
        )
        sentence = f"{len(rows)} tiêu chí ghi không áp dụng, không phát sinh mà thiếu căn cứ"
        yield Point(PointKind.NO_BASIS, sentence, items, Place(Page.EXEMPTIONS))


def _overrides(facts: RunFacts) -> Iterator[Point]:
    found = refused_overrides(facts.inputs, facts.result)
    if found:
        items = tuple(
            Item(
                f"{facts.names[each.entry.unit]}, tiêu chí {each.entry.criterion}: "
                f"ghi {vn(each.entry.points or ZERO)} điểm nhưng {each.trouble}",
                Place(Page.UNIT, each.entry.unit, each.entry.criterion),
            )
            for each in found
        )
        yield Point(PointKind.NO_REASON, f"{len(found)} điểm ấn định chưa dùng được", items)


def _incomplete(facts: RunFacts) -> Iterator[Point]:
    units = [unit for unit in facts.result.units if unit.index is None]
    if units:
        items = tuple(
            Item(
                f"{facts.names[unit.code]} còn thiếu {_lacking(unit)}",
                Place(Page.UNIT, unit.code, unit.missing[0] if unit.missing else ""),
            )
            for unit in units
        )
        yield Point(PointKind.INCOMPLETE, f"{len(units)} đơn vị chưa có chỉ số", items)


def _lacking(unit: UnitResult) -> str:
    if not unit.missing:
        return "mẫu số"
    more = len(unit.missing) - _LEAVES_NAMED
    return ", ".join(unit.missing[:_LEAVES_NAMED]) + (f" và {more} tiêu chí khác" if more > 0 else "")


def _ties(facts: RunFacts) -> Iterator[Point]:
    found = ties(facts.result)
    if found:
        items = tuple(
            Item(
                f"{', '.join(facts.names[code] for code in tie.units)}: cùng chỉ số {vn_fixed(tie.index)}, "
                f"đồng hạng {tie.rank} ({facts.names[tie.group]})",
                Place(Page.RANKING, tie.group),
            )
            for tie in found
        )
        yield Point(PointKind.TIE, f"{len(found)} hạng có nhiều đơn vị. {TIE_RULE}", items)


def _edges(facts: RunFacts) -> Iterator[Point]:
    found = edges(facts.result, facts.inputs.criteria_set.bands)
    if found:
        items = tuple(
            Item(
                f"{facts.names[edge.unit]}: chỉ số {vn_fixed(edge.index)}, "
                f"mốc “{edge.bound}” là {vn_fixed(edge.lower)}, đang xếp “{edge.band or 'chưa xếp loại'}”",
                Place(Page.UNIT, edge.unit),
            )
            for edge in found
        )
        sentence = (
            f"{len(found)} đơn vị cách mốc xếp loại không quá {vn(NEAR)}. "
            "Mốc dưới tính cả chính nó; xếp loại đọc trên chỉ số đã làm tròn"
        )
        yield Point(PointKind.EDGE, sentence, items)
