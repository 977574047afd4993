"""Adding up leaves by branch, so that every figure on paper can be checked by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cchc_portal.lib.numbers import vn_fixed
from cchc_portal.lib.refusal import Refused
from documents.layout.figures import CriterionRow, GroupFigures, LeafFigures, UnitFigures
from scoring.core.words import Part, Status

NOT_APPLICABLE = "KAD"
MISSING = "Thiếu"
PARTLY_MISSING = "*"
NO_INDEX = "Chưa đủ dữ liệu"
UNRANKED = "Không xếp hạng"
_ZERO = Decimal(0)


class FiguresDisagree(Refused):
    """The leaves do not add up to the run's result; nothing may be printed from them."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Leaves counted together: their points, and the maxima with and without those not applicable."""

    leaves: int = 0
    applicable: int = 0
    missing: int = 0
    points: Decimal = _ZERO
    maximum: Decimal = _ZERO
    applicable_max: Decimal = _ZERO

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.leaves + other.leaves,
            self.applicable + other.applicable,
            self.missing + other.missing,
            self.points + other.points,
            self.maximum + other.maximum,
            self.applicable_max + other.applicable_max,
        )

    @property
    def figure(self) -> str:
        """The cell: points, marked where a leaf is missing; empty where no leaf belongs here."""
        if not self.leaves:
            return ""
        if not self.applicable:
            return NOT_APPLICABLE
        if self.missing == self.applicable:
            return MISSING
        return vn_fixed(self.points) + (PARTLY_MISSING if self.missing else "")


@dataclass(frozen=True, slots=True)
class BranchSums:
    """The four figures of a row: claimed by the unit, appraised, from the survey, and their total."""

    own: Tally = Tally()
    appraised: Tally = Tally()
    survey: Tally = Tally()

    def __add__(self, other: "BranchSums") -> "BranchSums":
        return BranchSums(self.own + other.own, self.appraised + other.appraised, self.survey + other.survey)

    @property
    def total(self) -> Tally:
        return self.appraised + self.survey

    @property
    def figures(self) -> tuple[str, str, str, str]:
        """The four cells in the order of the annex."""
        return self.own.figure, self.appraised.figure, self.survey.figure, self.total.figure


def leaf_sums(criterion: CriterionRow, leaf: LeafFigures) -> BranchSums:
    """The sums of a single leaf."""
    counted = _tally(criterion.max_points, leaf.status, leaf.points)
    own = Tally()
    if leaf.self_status is not None:
        own = _tally(criterion.max_points, leaf.self_status, leaf.self_points)
    if criterion.is_survey:
        return BranchSums(own, Tally(), counted)
    return BranchSums(own, counted, Tally())


def _tally(maximum: Decimal, status: Status, points: Decimal | None) -> Tally:
    if status is Status.NOT_APPLICABLE:
        return Tally(leaves=1, maximum=maximum)
    missing = int(points is None)
    return Tally(1, 1, missing, points or _ZERO, maximum, maximum)


def branch_sums(group: GroupFigures, unit: UnitFigures) -> dict[str, BranchSums]:
    """Sums of every node by code. Raises FiguresDisagree when they are not those of the run."""
    parents = {c.code: c.parent for c in group.criteria}
    sums = {c.code: BranchSums() for c in group.criteria}
    for criterion in group.criteria:
        if not criterion.is_leaf:
            continue
        if criterion.code not in unit.leaves:
            raise FiguresDisagree(f"{unit.name}: lượt tính không có dòng điểm của tiêu chí {criterion.code}")
        own = leaf_sums(criterion, unit.leaves[criterion.code])
        code = criterion.code
        while code:
            sums[code] += own
            code = parents[code]
    _check(group, unit, sums)
    return sums


def part_sums(group: GroupFigures, sums: Mapping[str, BranchSums], *parts: Part) -> BranchSums:
    """The sum over the top branches of the parts."""
    return _sum(sums[c.code] for c in group.criteria if not c.parent and c.part in parts)


def _sum(items: Iterable[BranchSums]) -> BranchSums:
    return sum(items, start=BranchSums())


def _check(group: GroupFigures, unit: UnitFigures, sums: Mapping[str, BranchSums]) -> None:
    main = part_sums(group, sums, Part.MAIN).total
    extra = part_sums(group, sums, Part.BONUS, Part.PENALTY).total
    pairs = (
        ("điểm đạt", main.points, unit.obtained),
        ("điểm tối đa áp dụng", main.applicable_max, unit.applicable_max),
        ("điểm thưởng, điểm trừ", extra.points, unit.extra),
    )
    for name, found, stored in pairs:
        if found != stored:
            raise FiguresDisagree(
                f"{unit.name}: {name} cộng từ các tiêu chí là {vn_fixed(found)}, "
                f"lượt tính ghi {vn_fixed(stored)}"
            )
