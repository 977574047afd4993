"""What a corrected criteria set leaves to do: leaves that go or come, entries that no longer fit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_portal.lib.findings import Severity
from scoring.core.engine import preview, self_scored
from scoring.core.entries import check_entry
from scoring.core.rounding import Rounding
from scoring.core.types import CriterionInput, Entry, SetInput, UnitInput
from scoring.core.words import EntryState, Method, Stage, Status

_NAMED = 8
Place = tuple[str, str]
"""(group code, code of a leaf) for leaves of annexes, (unit code, code of a leaf) for what units have."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored of a round's leaves. `documents` by unit and leaf, `assigned` by group and leaf."""

    entries: Sequence[Entry] = ()
    documents: frozenset[Place] = frozenset()
    assigned: frozenset[Place] = frozenset()


def some(units: Sequence[str]) -> str:
    """The codes of a few units, and how many more there are."""
    more = len(units) - _NAMED
    return ", ".join(units[:_NAMED]) + (f" và {more} đơn vị khác" if more > 0 else "")


@dataclass(frozen=True, slots=True)
class GoneLeaf:
    """A leaf that the newer version does not score; what is stored for it stays, and counts no more."""

    group: str
    code: str
    title: str
    claims: tuple[str, ...]
    awards: tuple[str, ...]
    exempt: tuple[str, ...]
    documents: tuple[str, ...]
    assigned: bool

    @property
    def touches(self) -> bool:
        """Whether anything is stored for it."""
        return bool(self.claims or self.awards or self.exempt or self.documents or self.assigned)

    @property
    def told(self) -> str:
        """What is stored, and of whom: “tự chấm của A, B; phân công thẩm định”."""
        kinds = {
            "tự chấm": self.claims,
            "thẩm định": self.awards,
            "không áp dụng": self.exempt,
            "tài liệu kiểm chứng": self.documents,
        }
        said = [f"{kind} của {some(units)}" for kind, units in kinds.items() if units]
        return "; ".join([*said, *(["phân công thẩm định"] if self.assigned else [])])


@dataclass(frozen=True, slots=True)
class FreshLeaf:
    """A leaf that the older version did not have, or that others score now.

    `waiting` are the units that have no figures for it, `kept` those whose earlier ones count again.
    """

    group: str
    code: str
    title: str
    method: Method
    by_units: bool
    waiting: tuple[str, ...]
    kept: tuple[str, ...]

    @property
    def told(self) -> str:
        """Who has to score it, and whose figures are there already."""
        who = f"{len(self.waiting)} đơn vị chưa tự chấm" if self.by_units else "chờ thẩm định"
        if self.method is Method.SURVEY:
            who = "chờ bàn giao khảo sát"
        return f"{who}; số liệu đã có của {some(self.kept)} được tính lại" if self.kept else who


@dataclass(frozen=True, slots=True)
class UnfitEntry:
    """An entry that gave points under the older rule and does not under the newer."""

    unit: str
    code: str
    stage: Stage
    said: str


@dataclass(frozen=True, slots=True)
class CorrectionWork:
    gone: tuple[GoneLeaf, ...]
    fresh: tuple[FreshLeaf, ...]
    unfit: tuple[UnfitEntry, ...]

    def units_to_score(self) -> frozenset[str]:
        """Units that have something to enter themselves, or to enter again."""
        fresh = {unit for leaf in self.fresh if leaf.by_units for unit in leaf.waiting}
        return frozenset(fresh | {entry.unit for entry in self.unfit if entry.stage is Stage.SELF})


def correction_work(
    old: SetInput, new: SetInput, units: Iterable[UnitInput], stored: Stored
) -> CorrectionWork:
    """All that has to be looked after when units scored under `old` go on under `new`."""
    was, now = _leaves(old), _leaves(new)
    members = defaultdict(list)
    for unit in sorted(units, key=lambda unit: unit.code):
        members[unit.group].append(unit.code)
    group_of = {unit: group for group, found in members.items() for unit in found}
    by_leaf: dict[Place, list[Entry]] = defaultdict(list)
    for entry in stored.entries:
        if entry.unit in group_of:
            by_leaf[group_of[entry.unit], entry.criterion].append(entry)
    return CorrectionWork(
        gone=tuple(
            _gone(place, leaf, by_leaf[place], members, stored)
            for place, leaf in was.items()
            if place not in now
        ),
        fresh=tuple(
            _fresh(place, leaf, by_leaf[place], members[place[0]])
            for place, leaf in now.items()
            if _is_fresh(was.get(place), leaf)
        ),
        unfit=tuple(_unfit(old.rounding, new.rounding, was, now, by_leaf)),
    )


def _leaves(criteria_set: SetInput) -> dict[Place, CriterionInput]:
    return {
        (annex.group, criterion.code): criterion
        for annex in criteria_set.catalogues
        for criterion in annex.criteria
        if criterion.method is not None
    }


def _gone(
    place: Place,
    leaf: CriterionInput,
    entries: Sequence[Entry],
    members: Mapping[str, Sequence[str]],
    stored: Stored,
) -> GoneLeaf:
    awarded = [entry for entry in entries if entry.stage is not Stage.SELF]
    return GoneLeaf(
        *place,
        leaf.title,
        claims=_units(entry for entry in entries if entry.stage is Stage.SELF),
        awards=_units(entry for entry in awarded if entry.state is not EntryState.NOT_APPLICABLE),
        exempt=_units(entry for entry in awarded if entry.state is EntryState.NOT_APPLICABLE),
        documents=tuple(unit for unit in members.get(place[0], ()) if (unit, place[1]) in stored.documents),
        assigned=place in stored.assigned,
    )


def _is_fresh(before: CriterionInput | None, leaf: CriterionInput) -> bool:
    return before is None or self_scored(before) != self_scored(leaf)


def _fresh(place: Place, leaf: CriterionInput, entries: Sequence[Entry], members: Sequence[str]) -> FreshLeaf:
    by_units = self_scored(leaf)
    kept = _units(entry for entry in entries if (entry.stage is Stage.SELF) is by_units)
    waiting = tuple(unit for unit in members if unit not in kept)
    return FreshLeaf(*place, leaf.title, leaf.method or Method.JUDGEMENT, by_units, waiting, kept)


def _unfit(
    before: Rounding,
    after: Rounding,
    was: Mapping[Place, CriterionInput],
    now: Mapping[Place, CriterionInput],
    by_leaf: Mapping[Place, Sequence[Entry]],
) -> Iterator[UnfitEntry]:
    """Only of leaves whose rule changed; an entry that did not fit before is no work of the correction."""
    for place, leaf in now.items():
        earlier = was.get(place)
        if earlier is None or (_rule(earlier), before) == (_rule(leaf), after):
            continue
        for entry in sorted(by_leaf.get(place, ()), key=lambda entry: (entry.unit, entry.stage)):
            said = _trouble(entry, leaf, after)
            if said and not _trouble(entry, earlier, before):
                yield UnfitEntry(entry.unit, entry.criterion, entry.stage, said)


def _rule(leaf: CriterionInput) -> tuple[object, ...]:
    return leaf.method, leaf.parameters, leaf.max, leaf.part


def _trouble(entry: Entry, leaf: CriterionInput, rounding: Rounding) -> str:
    """Why the entry gives no points on the leaf; empty where it does."""
    if entry.stage is Stage.SELF and not self_scored(leaf):
        return "đơn vị không tự chấm tiêu chí này nữa"
    found = check_entry(entry, leaf, rounding=rounding)
    if wrong := [finding.message for finding in found if finding.severity is Severity.ERROR]:
        return "; ".join(wrong)
    asked = entry.state is not EntryState.SCORE or leaf.method is Method.SURVEY
    if asked or preview(leaf, entry, rounding=rounding).status is not Status.MISSING:
        return ""
    return f"chưa có số liệu cho cách chấm “{leaf.method.label if leaf.method else ''}”"


def _units(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(sorted({entry.unit for entry in entries}))
