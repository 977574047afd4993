"""The parts of an appraisal: who may move them when, whether all is judged, and what they add up to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.core.aggregate import Totals, add_up
from scoring.core.appraisal import AppraisalDesk, Lead, Scope, award_line, differs, sheet_lock, time_lock
from scoring.core.engine import domain_of
from scoring.core.progress import assess_leaf
from scoring.core.rounding import Rounding
from scoring.core.types import CriterionInput, Entry
from scoring.core.words import EntryState, Method
from scoring.core.workflow import APPRAISAL, AppraisalMove, AppraisalState, RoundState

_OF_DEPARTMENT = frozenset({AppraisalMove.ACCEPT, AppraisalMove.LIFT})
_UPWARDS = frozenset({AppraisalMove.CLOSE, AppraisalMove.CONFIRM, AppraisalMove.ACCEPT})

PartKey = tuple[str, int]  # domain, lead unit


@dataclass(frozen=True, slots=True)
class PartRights:
    """What a person is to a part: appraises for its lead unit, heads it, runs the round."""

    appraises: bool = False
    heads: bool = False
    runs: bool = False

    def may(self, move: AppraisalMove) -> bool:
        """Whether the move is this person's at all, whatever the state."""
        match move:
            case AppraisalMove.CLOSE:
                return self.appraises
            case AppraisalMove.CONFIRM:
                return self.heads
            case AppraisalMove.ACCEPT | AppraisalMove.LIFT:
                return self.runs
            case AppraisalMove.RELEASE:
                return self.heads or self.runs
            case AppraisalMove.REOPEN:
                return self.appraises or self.heads


@dataclass(frozen=True, slots=True)
class PartSums:
    """Points claimed and awarded over a part's lines, bonus and penalty among them; `maximum` of the main
    ones that apply. `unjudged` are the codes without an award."""

    claimed: Decimal
    awarded: Decimal
    maximum: Decimal
    lines: int
    unjudged: tuple[str, ...]

    @property
    def judged(self) -> int:
        return self.lines - len(self.unjudged)


def part_rights(
    scope: Scope, headed: Collection[int], *, runs: bool, unit_id: int, lead_id: int
) -> PartRights:
    """Of a lead unit's own sheet the Tổ giúp việc stands in for appraiser and head, unless the round lets
    lead units judge themselves."""
    if unit_id == lead_id and not scope.appraises_own:
        stands_in = scope.in_task_force and unit_id not in scope.belongs_to
        return PartRights(stands_in, stands_in, runs)
    return PartRights(lead_id in scope.appraises_for, lead_id in headed, runs)


def move_lock(desk: AppraisalDesk, wanted: AppraisalMove) -> str:
    """Why the move cannot be made now, whatever the part's state: the appraisal's time holds for lead
    units, Sở Nội vụ has as long as the round is open."""
    timeless = wanted in _OF_DEPARTMENT and desk.round_state == RoundState.OPEN
    return (not timeless and time_lock(desk)) or (wanted in _UPWARDS and sheet_lock(desk)) or ""


def offered_moves(desk: AppraisalDesk, rights: PartRights) -> frozenset[AppraisalMove]:
    """The moves that are open to the person now."""
    return frozenset(
        move
        for (state, move) in APPRAISAL.moves
        if state == AppraisalState(desk.part_state)
        and isinstance(move, AppraisalMove)
        and rights.may(move)
        and not move_lock(desk, move)
    )


def split_parts(
    criteria: Sequence[CriterionInput], leads: Mapping[tuple[int, str], Lead], group_id: int
) -> dict[PartKey, tuple[CriterionInput, ...]]:
    """The leaves of an annex by domain and lead unit, in its order; those that nobody leads are in none."""
    parents = {c.code: c.parent_code for c in criteria}
    found: dict[PartKey, tuple[CriterionInput, ...]] = {}
    for criterion in criteria:
        lead = leads.get((group_id, criterion.code))
        if lead is None or criterion.rule is None or criterion.method is Method.SURVEY:
            continue
        key = domain_of(criterion.code, parents), lead.unit_id
        found[key] = (*found.get(key, ()), criterion)
    return found


def is_exempt(lines: Sequence[CriterionInput], exempt: Collection[str]) -> bool:
    """Whether nothing of the part applies to the unit: there is nothing to judge, close or confirm."""
    return all(line.code in exempt for line in lines)


def lacks_reason(award: Entry, claimed: Entry | None, line: CriterionInput, rounding: Rounding) -> bool:
    """Whether the award differs from what the unit claims now without a word why."""
    if award.state is EntryState.NOT_APPLICABLE or award.reason.strip():
        return False
    return differs(award, assess_leaf(line, claimed, None, rounding), claimed, line, rounding)


def part_sums(
    lines: Sequence[CriterionInput],
    claims: Mapping[str, Entry],
    awards: Mapping[str, Entry],
    rounding: Rounding,
) -> PartSums:
    """What a part's lines add up to, by the code of a run; `claims` and `awards` by leaf."""
    granted = {code: a for code, a in awards.items() if a.state is EntryState.NOT_APPLICABLE}
    rows = [assess_leaf(c, claims.get(c.code), granted.get(c.code), rounding) for c in lines]
    judged = [row for row in rows if row.code in awards]
    awarded = [award_line(awards[c.code], c, rounding) for c in lines if c.code in awards]
    claimed = add_up([row.leaf for row in rows], [row.line for row in rows], rounding)
    return PartSums(
        claimed=_all(claimed),
        awarded=_all(add_up([row.leaf for row in judged], awarded, rounding)),
        maximum=claimed.applicable_max,
        lines=len(rows),
        unjudged=tuple(row.code for row in rows if row.code not in awards),
    )


def _all(totals: Totals) -> Decimal:
    return totals.obtained + totals.extra
