"""A line of the appraisal desk: what was claimed, what was awarded, and what to look at."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from scoring.core.appraisal import difference, figures_of, gives_other
from scoring.core.engine import self_scored
from scoring.core.evidence import lacks_evidence
from scoring.core.progress import LeafProgress, LeafStanding, entered_leaf
from scoring.core.rounding import ZERO, Rounding, exact
from scoring.core.types import CriterionInput, Entry
from scoring.core.words import EntryState, Method, Status, Word

_VALID_CLAIMS = frozenset({LeafStanding.SCORED, LeafStanding.LATER, LeafStanding.NO_CASE})


class LineFilter(Word):
    """What the desk can be narrowed to."""

    UNJUDGED = "chua-tham-dinh", "Chưa thẩm định"
    DIFFERENT = "co-chenh-lech", "Có chênh lệch"
    BARE = "thieu-tai-lieu", "Thiếu tài liệu"
    CHANGED = "khac-nam-truoc", "Khác năm trước"


@dataclass(frozen=True, slots=True)
class DeskLine:
    """`awarded` is None where nothing stands, or where this person may not see it; `award` is then empty.

    `version` is the key of the standing award, 0 where there is none; `asks` is the evidence that the
    set names; `supplement`: until when the unit is asked to add to the line, and `added` when it last did,
    None where it is not, or never did; `is_own`: the unit leads the leaf itself; `mine`: it is for this
    person to judge; `readable`: to read; `known`: what is awarded there is shown; `lead_id` the unit that
    leads it.
    """

    assessment_id: int
    criterion: CriterionInput
    domain: str
    lead_id: int | None
    claim: LeafProgress
    claimed: Entry | None
    award: LeafProgress
    awarded: Entry | None
    version: int
    evidence: int
    asks: str
    past: Decimal | None
    supplement: datetime | None
    added: datetime | None
    is_own: bool
    mine: bool
    readable: bool
    known: bool

    @property
    def code(self) -> str:
        return self.criterion.code

    @property
    def judged(self) -> bool:
        return self.awarded is not None

    @property
    def surveyed(self) -> bool:
        return self.criterion.method is Method.SURVEY

    @property
    def exempt(self) -> bool:
        return self.awarded is not None and self.awarded.state is EntryState.NOT_APPLICABLE

    @property
    def counted(self) -> bool:
        """Whether somebody has to judge it, as far as this person is concerned."""
        return self.known and not self.surveyed and not self.exempt

    @property
    def points(self) -> Decimal | None:
        """Awarded."""
        return self.award.points

    @property
    def difference(self) -> Decimal | None:
        """Awarded beyond what was claimed."""
        return difference(self.points, self.claim.points)

    @property
    def unexplained(self) -> bool:
        """Whether it was judged otherwise than the unit claims now, without a word why: the unit changed its
        claim since, or a workbook brought the award."""
        if self.awarded is None or self.exempt or self.awarded.reason.strip():
            return False
        return gives_other(self.points, self.awarded, self.claim, self.claimed, self.criterion)

    @property
    def overrides(self) -> bool:
        return self.award.line.status is Status.OVERRIDE

    @property
    def bare(self) -> bool:
        """Points claimed where the set asks for evidence, with neither a document nor an explanation."""
        return lacks_evidence(self.claim, self.claimed, asks=self.asks, documents=self.evidence)

    @property
    def changed(self) -> bool:
        """Whether the points are others than those of last year."""
        now = self.points if self.judged else self.claim.points
        return self.past is not None and now is not None and now != self.past

    @property
    def matches(self) -> bool:
        """Not judged yet, with a valid claim that has its evidence and to which its unit is adding nothing:
        can be accepted as it stands."""
        return (
            self.counted
            and self.mine
            and not self.judged
            and self.supplement is None
            and self.claim.standing in _VALID_CLAIMS
            and not self.bare
        )

    @property
    def askable(self) -> bool:
        """Whether its judge may ask the unit for more: of what the unit scores itself, once at a time."""
        return self.mine and self_scored(self.criterion) and not self.exempt and self.supplement is None

    def passes(self, wanted: LineFilter | None) -> bool:
        """Whether the filter keeps it; none keeps everything."""
        match wanted:
            case None:
                return True
            case LineFilter.UNJUDGED:
                return self.counted and not self.judged
            case LineFilter.DIFFERENT:
                return bool(self.difference)
            case LineFilter.BARE:
                return self.bare
            case LineFilter.CHANGED:
                return self.changed


@lru_cache(maxsize=32768)  # a save changes one line; the others are told again as they were
def judged_leaf(criterion: CriterionInput, award: Entry | None, rounding: Rounding) -> LeafProgress:
    """What an award gives, as far as it follows from this unit's figures alone; empty without one."""
    with exact():
        return entered_leaf(criterion, award, rounding, domain="")


@dataclass(frozen=True, slots=True)
class Totals:
    """Lines added up: `gap` is what was claimed beyond what was awarded, over lines that have both."""

    lines: int
    done: int
    most: Decimal
    claimed: Decimal
    awarded: Decimal
    gap: Decimal

    @property
    def left(self) -> int:
        return self.lines - self.done


@dataclass(frozen=True, slots=True)
class LineSums:
    """The same, and how many lines lack their evidence or wait for the unit."""

    totals: Totals
    bare: int
    supplements: int


def sums_of(lines: Iterable[DeskLine]) -> LineSums:
    """Of those that somebody has to judge."""
    counted = [line for line in lines if line.counted]
    return LineSums(
        totals=totals_of((line.claim, line.award) for line in counted),
        bare=sum(line.bare for line in counted),
        supplements=sum(line.supplement is not None for line in counted),
    )


def totals_of(pairs: Iterable[tuple[LeafProgress, LeafProgress]]) -> Totals:
    """Of what was claimed and awarded, line by line."""
    lines = done = 0
    most = claimed = awarded = gap = ZERO
    for claim, award in pairs:
        lines += 1
        done += award.standing is not LeafStanding.EMPTY
        most += max(claim.leaf.max, ZERO)
        claimed += claim.points or ZERO
        awarded += award.points or ZERO
        gap -= difference(award.points, claim.points) or ZERO
    return Totals(lines, done, most, claimed, awarded, gap)


def filter_counts(lines: Sequence[DeskLine]) -> Mapping[LineFilter, int]:
    """How many lines each filter keeps."""
    return {wanted: sum(line.passes(wanted) for line in lines) for wanted in LineFilter}


def uneven(lines: Iterable[DeskLine]) -> Mapping[int, tuple[int, ...]]:
    """Of one criterion, by assessment: the others with the same figures claimed, but other points awarded."""
    same: dict[object, list[DeskLine]] = defaultdict(list)
    for line in lines:
        if line.claimed is not None and line.points is not None:
            same[figures_of(line.claimed)].append(line)
    return {
        line.assessment_id: tuple(o.assessment_id for o in alike if o.points != line.points)
        for alike in same.values()
        for line in alike
        if any(other.points != line.points for other in alike)
    }
