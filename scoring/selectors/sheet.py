"""The sheet of a domain: its branches and leaves, what the unit entered, and where all of it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import QuerySet

from scoring.core.desk import Desk, edit_lock, leaf_lock
from scoring.core.engine import domain_of
from scoring.core.progress import AssessmentProgress, DomainProgress, LeafProgress, assess
from scoring.core.rounding import Rounding
from scoring.core.rule_types import Rule
from scoring.core.sheet import Branch, RowState, branch_tallies, reckoning, remarks, row_state, shown
from scoring.core.typed import Typed
from scoring.core.types import CriterionInput, Entry, Stage
from scoring.core.words import EntryState, Method
from scoring.models import Assessment, Claim, Criterion
from scoring.selectors.desk import desk_of
from scoring.selectors.progress import granted_exemptions, rounding_of
from scoring.selectors.run_inputs import criterion_input
from scoring.selectors.sheet_nodes import sheet_nodes


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A leaf as its row shows it; `typed` fills the fields, `past` are last year's published points."""

    criterion: CriterionInput
    progress: LeafProgress
    typed: Typed
    version: int
    past: Decimal | None
    evidence: int
    refusal: str
    granted: Entry | None

    @property
    def code(self) -> str:
        return self.criterion.code

    @property
    def state(self) -> RowState:
        return row_state(self.progress)

    @property
    def method(self) -> Method | None:
        return self.criterion.method

    @property
    def rule(self) -> Rule | None:
        return self.criterion.rule

    @property
    def reckoning(self) -> str:
        return reckoning(self.progress)

    @property
    def warnings(self) -> str:
        return remarks(self.progress)


@dataclass(frozen=True, slots=True)
class Sheet:
    """`lock` says why nobody may edit it now, empty where its unit's people may; leaves that the unit is
    asked to add to are open nevertheless."""

    assessment: Assessment
    desk: Desk
    lock: str
    rounding: Rounding
    progress: AssessmentProgress
    domain: DomainProgress
    rows: tuple[Branch | SheetRow, ...]

    @property
    def open_rows(self) -> tuple[SheetRow, ...]:
        """The leaves shown that may be edited now."""
        leaves = (row for row in self.rows if isinstance(row, SheetRow))
        return tuple(row for row in leaves if not leaf_lock(self.desk, row.code))

    @property
    def previous(self) -> DomainProgress | None:
        return self._beside(-1)

    @property
    def next(self) -> DomainProgress | None:
        return self._beside(1)

    @property
    def past_year(self) -> int:
        return self.assessment.round.year - 1

    @property
    def shows_past(self) -> bool:
        """Whether any row has points of last year."""
        return any(isinstance(row, SheetRow) and row.past is not None for row in self.rows)

    def _beside(self, step: int) -> DomainProgress | None:
        place = self.progress.domains.index(self.domain) + step
        return self.progress.domains[place] if 0 <= place < len(self.progress.domains) else None


def sheet_of(assessment: Assessment, domain: str, now: datetime | None = None) -> Sheet | None:
    """The sheet of a domain, None where the annex has no such domain: four queries."""
    nodes = list(sheet_nodes(assessment))
    criteria = [criterion_input(node) for node in nodes]
    claims = {claim.criterion_code: claim for claim in _claims(assessment)}
    granted = granted_exemptions([assessment]).get(assessment.pk, {})
    entries = {
        code: claim.entry(assessment.unit.code, Stage.SELF, claim.saved_by.get_full_name())
        for code, claim in claims.items()
    }
    rounding = rounding_of(assessment.round.criteria_set)
    progress = assess(criteria, entries, granted, rounding)
    chosen = next((found for found in progress.domains if found.code == domain), None)
    if chosen is None:
        return None
    desk = desk_of(assessment, now)
    return Sheet(
        assessment,
        desk,
        edit_lock(desk),
        rounding,
        progress,
        chosen,
        tuple(_rows(nodes, criteria, domain, progress, claims, granted, rounding)),
    )


def _rows(
    nodes: Sequence[Criterion],
    criteria: Sequence[CriterionInput],
    domain: str,
    progress: AssessmentProgress,
    claims: Mapping[str, Claim],
    granted: Mapping[str, Entry],
    rounding: Rounding,
) -> list[Branch | SheetRow]:
    parents = {c.code: c.parent_code for c in criteria}
    leaves = {row.code: row for row in progress.leaves}
    branches = branch_tallies(criteria, progress, rounding)
    found: list[Branch | SheetRow] = []
    for node, criterion in zip(nodes, criteria, strict=True):
        if domain_of(criterion.code, parents) != domain:
            continue
        if criterion.code in leaves:
            claim = claims.get(criterion.code)
            found.append(
                _row(
                    node,
                    criterion,
                    leaves[criterion.code],
                    claim,
                    granted.get(criterion.code),
                    rounding.digits,
                )
            )
        elif criterion.code in branches:
            found.append(branches[criterion.code])
    return found


def _row(
    node: Criterion,
    criterion: CriterionInput,
    progress: LeafProgress,
    claim: Claim | None,
    granted: Entry | None,
    digits: int,
) -> SheetRow:
    facts = vars(node)  # the annotations of `sheet_nodes`
    asks = claim is not None and claim.state == EntryState.NOT_APPLICABLE
    return SheetRow(
        criterion,
        progress,
        shown(Typed.of(claim.entered()), progress, digits) if claim else Typed(),
        claim.version if claim else 0,
        facts["past_points"],
        facts["evidence_count"],
        facts["refusal"] if asks and facts["refusal"] else "",
        granted,
    )


def _claims(assessment: Assessment) -> QuerySet[Claim]:
    return Claim.objects.filter(assessment=assessment).select_related("saved_by")
