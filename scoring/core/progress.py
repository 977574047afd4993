"""How far a unit's self-assessment has come: leaf by leaf with the code of a run, then added up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from cchc_portal.lib.findings import Severity
from scoring.core.aggregate import add_up
from scoring.core.engine import domain_of, self_scored
from scoring.core.entries import EntryFinding, check_entry
from scoring.core.lines import Evidence, Leaf, score_line
from scoring.core.results import LineResult
from scoring.core.rounding import Rounding, exact
from scoring.core.rule_types import RelativeRule
from scoring.core.shares import ratio_words, share_of
from scoring.core.types import CriterionInput, Entry
from scoring.core.words import EntryState, NoSurvey, Stage, Status, Word


class LeafStanding(Word):
    """Where a leaf of the sheet stands.

    OUTSIDE is not the unit's to score; LATER is filled in, its points wait for the group's figures;
    ASKED is a “Không áp dụng” not decided yet, EXEMPT one that was granted.
    """

    OUTSIDE = "outside", "Đơn vị không tự chấm"
    EMPTY = "empty", "Chưa chấm"
    INVALID = "invalid", "Chưa hợp lệ"
    SCORED = "scored", "Đã chấm"
    LATER = "later", "Chờ số liệu của nhóm"
    NO_CASE = "no_case", "Không phát sinh"
    ASKED = "asked", "Đề nghị không áp dụng"
    EXEMPT = "exempt", "Không áp dụng"


_DONE = frozenset({LeafStanding.SCORED, LeafStanding.LATER, LeafStanding.NO_CASE, LeafStanding.ASKED})
_OF_STATUS = {
    Status.SCORED: LeafStanding.SCORED,
    Status.OVERRIDE: LeafStanding.SCORED,
    Status.NO_CASE: LeafStanding.NO_CASE,
    Status.MISSING: LeafStanding.EMPTY,
}


@dataclass(frozen=True, slots=True)
class LeafProgress:
    """A leaf of the annex, its line as a run would draw it, and what is wrong with the entry."""

    leaf: Leaf
    line: LineResult
    standing: LeafStanding
    findings: tuple[EntryFinding, ...] = ()

    @property
    def code(self) -> str:
        return self.leaf.code

    @property
    def points(self) -> Decimal | None:
        return self.line.points

    @property
    def counted(self) -> bool:
        """Whether the unit has to score it."""
        return self.standing not in (LeafStanding.OUTSIDE, LeafStanding.EXEMPT)

    @property
    def done(self) -> bool:
        return self.standing in _DONE


@dataclass(frozen=True, slots=True)
class Tally:
    """Leaves added up: `points` of `applicable_max` over the main ones, `extra` bonus beside them."""

    leaves: int
    done: int
    points: Decimal
    applicable_max: Decimal
    extra: Decimal
    incomplete: tuple[str, ...]
    invalid: tuple[str, ...]

    @property
    def complete(self) -> bool:
        return self.done == self.leaves


@dataclass(frozen=True, slots=True)
class DomainProgress:
    """A domain of the annex; without leaves of the unit's own it is scored by others."""

    code: str
    title: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class AssessmentProgress:
    """`leaves` are all of the annex, in its order."""

    domains: tuple[DomainProgress, ...]
    leaves: tuple[LeafProgress, ...]
    total: Tally


def assess(
    criteria: Sequence[CriterionInput],
    claims: Mapping[str, Entry],
    granted: Mapping[str, Entry],
    rounding: Rounding,
) -> AssessmentProgress:
    """The progress on an annex (or a branch of it). `claims` and `granted` exemptions by leaf code."""
    parents = {c.code: c.parent_code for c in criteria}
    inner = set(parents.values())
    leaves = tuple(
        assess_leaf(c, claims.get(c.code), granted.get(c.code), rounding, domain=domain_of(c.code, parents))
        for c in criteria
        if c.code not in inner
    )
    domains = tuple(
        DomainProgress(c.code, c.title, tally((row for row in leaves if row.leaf.domain == c.code), rounding))
        for c in criteria
        if c.parent_code is None
    )
    return AssessmentProgress(domains, leaves, tally(leaves, rounding))


@lru_cache(maxsize=16384)  # a save changes one leaf; the others are told again as they were
def assess_leaf(
    criterion: CriterionInput,
    claim: Entry | None,
    granted: Entry | None,
    rounding: Rounding,
    *,
    domain: str = "",
) -> LeafProgress:
    """One leaf. Raises ValueError on a criterion that is none."""
    with exact():
        leaf = Leaf.of(criterion, domain, rounding)
        if granted is not None:
            return LeafProgress(leaf, _line(leaf, granted, rounding), LeafStanding.EXEMPT)
        if not self_scored(criterion):
            return LeafProgress(leaf, _unscored(leaf), LeafStanding.OUTSIDE)
        return _entered(leaf, criterion, claim, rounding)


def entered_leaf(
    criterion: CriterionInput, entry: Entry | None, rounding: Rounding, *, domain: str
) -> LeafProgress:
    """What was entered for a leaf, whoever scores it; “Không áp dụng” that was granted is no entry to check.
    To be called within `rounding.exact()`."""
    leaf = Leaf.of(criterion, domain, rounding)
    if entry is not None and entry.stage is not Stage.SELF and entry.state is EntryState.NOT_APPLICABLE:
        return LeafProgress(leaf, _line(leaf, entry, rounding), LeafStanding.EXEMPT)
    return _entered(leaf, criterion, entry, rounding)


def _entered(leaf: Leaf, criterion: CriterionInput, entry: Entry | None, rounding: Rounding) -> LeafProgress:
    if entry is None:
        return LeafProgress(leaf, _line(leaf, None, rounding), LeafStanding.EMPTY)
    findings = tuple(check_entry(entry, criterion, rounding=rounding))
    if any(finding.severity is Severity.ERROR for finding in findings):
        return LeafProgress(leaf, _line(leaf, entry, rounding), LeafStanding.INVALID, findings)
    later = _later(leaf, entry)
    if later is not None:
        return LeafProgress(leaf, later, LeafStanding.LATER, findings)
    line = _line(leaf, entry, rounding)
    asked = entry.state is EntryState.NOT_APPLICABLE
    return LeafProgress(leaf, line, LeafStanding.ASKED if asked else _OF_STATUS[line.status], findings)


def tally(rows: Iterable[LeafProgress], rounding: Rounding) -> Tally:
    """The sums of some leaves, by the code that adds up a run."""
    own = [row for row in rows if row.standing is not LeafStanding.OUTSIDE]
    counted = [row for row in own if row.counted]
    totals = add_up([row.leaf for row in own], [row.line for row in own], rounding)
    return Tally(
        leaves=len(counted),
        done=sum(row.done for row in counted),
        points=totals.obtained,
        applicable_max=totals.applicable_max,
        extra=totals.extra,
        incomplete=tuple(row.code for row in counted if row.standing is LeafStanding.EMPTY),
        invalid=tuple(row.code for row in counted if row.standing is LeafStanding.INVALID),
    )


def _line(leaf: Leaf, entry: Entry | None, rounding: Rounding) -> LineResult:
    return score_line(leaf, Evidence(entry), rounding, NoSurvey.MISSING)


def _unscored(leaf: Leaf) -> LineResult:
    return LineResult(leaf.code, leaf.max, None, Status.MISSING, None, (leaf.says,))


def _later(leaf: Leaf, claim: Entry) -> LineResult | None:
    """The line of a ratio that is compared with the group's best, which no unit may see yet."""
    if not isinstance(leaf.rule, RelativeRule) or claim.state is not EntryState.SCORE:
        return None
    share = share_of(claim)
    if share is None or claim.points is not None:
        return None
    because = (leaf.says, ratio_words(claim, share), "Điểm được tính khi có số liệu của cả nhóm.")
    return LineResult(leaf.code, leaf.max, None, Status.MISSING, None, because)
