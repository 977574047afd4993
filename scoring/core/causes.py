"""Why a line of one run differs from the same line of another: what differs in what the two runs read."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scoring.core.compare import LineChange, UnitChange
from scoring.core.engine import best_share
from scoring.core.grounds import leaves_by_group
from scoring.core.lines import source
from scoring.core.reading import Key, figures_read, rows_read
from scoring.core.rounding import exact
from scoring.core.rule_types import RelativeRule, SurveyRule
from scoring.core.shares import Best, percent
from scoring.core.types import CriterionInput, Entry, RunInput, Stage, SurveyFigure
from scoring.core.words import Word


class CauseKind(Word):
    DECISION = "decision", "Điều chỉnh sau phản hồi"
    KNOCK_ON = "knock_on", "So với cao nhất: đơn vị cao nhất đã đổi"
    SURVEY = "survey", "Điều chỉnh số liệu khảo sát"
    CATALOGUE = "catalogue", "Điều chỉnh bộ tiêu chí"
    AWARD = "award", "Thẩm định khác"
    UNIT = "unit", "Đơn vị, nhóm đơn vị thay đổi"


# What may change a line between the provisional and the final publication.
EXPLAINS = frozenset({CauseKind.DECISION, CauseKind.KNOCK_ON, CauseKind.SURVEY, CauseKind.CATALOGUE})


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a line differs. `by`: the unit and leaf whose entry brought it about, where one did."""

    kind: CauseKind
    sentence: str
    by: Key | None = None


@dataclass(frozen=True, slots=True)
class CausedLine:
    """A changed line with its causes; none where nothing that was read accounts for it."""

    change: LineChange
    causes: tuple[Cause, ...]

    @property
    def explained(self) -> bool:
        """Whether every cause is one by which a published figure may change."""
        return bool(self.causes) and all(cause.kind in EXPLAINS for cause in self.causes)


@dataclass(frozen=True, slots=True)
class CausedUnit:
    """A changed unit; one without lines of its own was moved by others."""

    change: UnitChange
    lines: tuple[CausedLine, ...]


class _Side:
    """What one run read, looked up by unit and leaf."""

    def __init__(self, inputs: RunInput, decided: Collection[Key] = ()) -> None:
        self.inputs, self._decided = inputs, frozenset(decided)
        self.rows: Mapping[Key, Entry] = rows_read(inputs.kind, inputs.entries)
        self.figures: Mapping[Key, SurveyFigure] = figures_read(inputs)
        self.groups = {unit.code: unit.group for unit in inputs.units}
        self._best: dict[Key, Best | None] = {}

    @cached_property
    def leaves(self) -> Mapping[Key, CriterionInput]:
        return leaves_by_group(self.inputs)

    def leaf(self, unit: str, code: str) -> CriterionInput | None:
        return self.leaves.get((self.groups.get(unit, ""), code))

    def is_decided(self, key: Key) -> bool:
        """Whether the row that is read is the one a decision made."""
        row = self.rows.get(key)
        return row is not None and row.stage is Stage.REVISION and key in self._decided

    def best(self, group: str, code: str) -> Best | None:
        """The largest ratio of the group on a leaf, looked for once."""
        if (group, code) not in self._best:
            members = sorted(unit for unit, of in self.groups.items() if of == group)
            with exact():
                self._best[group, code] = best_share(code, members, self.rows)
        return self._best[group, code]


def causes_of(
    changes: Iterable[UnitChange], before: RunInput, after: RunInput, decided: Collection[Key]
) -> tuple[CausedUnit, ...]:
    """The changes between two runs, each line with what accounts for it.

    `decided`: the units and leaves on which a decision after feedback stands; a revision without one
    is but another award.
    """
    old, new = _Side(before), _Side(after, decided)
    return tuple(
        CausedUnit(unit, tuple(_caused(unit.code, line, old, new) for line in unit.lines)) for unit in changes
    )


def unexplained(units: Iterable[CausedUnit]) -> tuple[tuple[str, CausedLine], ...]:
    """The unit and line of every change that no published figure may be changed by."""
    return tuple((unit.change.code, line) for unit in units for line in unit.lines if not line.explained)


def _caused(unit: str, line: LineChange, old: _Side, new: _Side) -> CausedLine:
    if old.groups.get(unit) != new.groups.get(unit):
        sentence = "Đơn vị hoặc nhóm của đơn vị chỉ có ở một trong hai lượt tính."
        return CausedLine(line, (Cause(CauseKind.UNIT, sentence),))
    key = (unit, line.criterion)
    found = (
        *_catalogue(key, old, new),
        *_entry(key, old, new),
        *_survey(key, old, new),
        *_best(key, old, new),
    )
    return CausedLine(line, found)


def _catalogue(key: Key, old: _Side, new: _Side) -> Sequence[Cause]:
    """The leaf's own rule and maximum, and what the set says of all leaves."""
    was, now = old.leaf(*key), new.leaf(*key)
    if was is not None and now is not None:
        same_leaf = (was.rule, was.max, was.part) == (now.rule, now.max, now.part)
        sets = (old.inputs.criteria_set, new.inputs.criteria_set)
        if same_leaf and len({(each.rounding, each.no_survey) for each in sets}) == 1:
            return ()
    set_ = new.inputs.criteria_set
    sentence = f"Bộ tiêu chí {set_.decision}, phiên bản {set_.version}: cách chấm của tiêu chí đã đổi."
    return (Cause(CauseKind.CATALOGUE, sentence),)


def _entry(key: Key, old: _Side, new: _Side) -> Sequence[Cause]:
    was, now = old.rows.get(key), new.rows.get(key)
    if was == now:
        return ()
    if now is None:
        return (Cause(CauseKind.AWARD, "Lượt tính sau không còn số liệu của dòng này.", key),)
    kind = CauseKind.DECISION if new.is_decided(key) else CauseKind.AWARD
    return (Cause(kind, source(now), key),)


def _survey(key: Key, old: _Side, new: _Side) -> Sequence[Cause]:
    """The figure of a survey leaf that no award stands in for."""
    leaf = new.leaf(*key) or old.leaf(*key)
    was, now = old.figures.get(key), new.figures.get(key)
    if leaf is None or not isinstance(leaf.rule, SurveyRule) or was == now:
        return ()
    told = f"{_index(was)} thành {_index(now)}"
    return (Cause(CauseKind.SURVEY, f"Chỉ số khảo sát bàn giao lại: {told}."),)


def _index(figure: SurveyFigure | None) -> str:
    if figure is None or not figure.possible:
        return "chưa có"
    return f"{figure.earned.normalize():f}/{figure.possible.normalize():f} ({figure.forms} phiếu)"


def _best(key: Key, old: _Side, new: _Side) -> Sequence[Cause]:
    """The best of the group has changed, and with it what the same figures are worth."""
    unit, code = key
    leaf = new.leaf(unit, code)
    if leaf is None or not isinstance(leaf.rule, RelativeRule):
        return ()
    group = new.groups[unit]
    was, now = old.best(group, code), new.best(group, code)
    if was is None or now is None or not (was.share.above(now.share) or now.share.above(was.share)):
        return ()
    movers = [other for other in {*was.units, *now.units} if _moved((other, code), old, new)]
    return tuple(_knock_on(mover, code, was, now, new) for mover in sorted(movers) if mover != unit)


def _moved(key: Key, old: _Side, new: _Side) -> bool:
    return old.rows.get(key) != new.rows.get(key)


def _knock_on(mover: str, code: str, was: Best, now: Best, new: _Side) -> Cause:
    """As good a cause as that of the entry that moved the best."""
    row = new.rows.get((mover, code))
    said = f"Mức cao nhất của nhóm từ {percent(was.share)} thành {percent(now.share)} do {mover}"
    because = f": {source(row)}" if row is not None else "."
    kind = CauseKind.KNOCK_ON if new.is_decided((mover, code)) else CauseKind.AWARD
    return Cause(kind, said + because, (mover, code))
