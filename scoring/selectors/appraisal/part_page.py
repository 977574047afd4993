"""One part with its lines, claimed beside awarded, and every step it has taken."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from accounts.models import Unit, User
from accounts.rules import Standing
from scoring.core.appraisal import PartStep, award_line, difference
from scoring.core.appraisal_row import AskedLook
from scoring.core.parts import lacks_reason
from scoring.core.progress import assess_leaf
from scoring.core.types import CriterionInput, Entry
from scoring.core.words import EntryState
from scoring.models import AppraisalStep, Round
from scoring.selectors.annex import annex_of
from scoring.selectors.appraisal.desk import step_told
from scoring.selectors.appraisal.part_board import (
    PartCell,
    may_look,
    part_cells,
    part_entries,
    readable_leads,
)
from scoring.selectors.appraisal.parts import round_parts
from scoring.selectors.appraisal.scope import scope_of
from scoring.selectors.appraisal.second_looks import open_looks
from scoring.selectors.progress import rounding_of


@dataclass(frozen=True, slots=True)
class PartRow:
    """A line: points claimed and awarded, None where there are none; `award` is what stands, `look` why
    it is to be looked at again, if it is; `unexplained`: it differs from the claim and says not why."""

    criterion: CriterionInput
    claimed: Decimal | None
    awarded: Decimal | None
    award: Entry | None
    look: AskedLook | None = None
    unexplained: bool = False

    @property
    def difference(self) -> Decimal | None:
        return difference(self.awarded, self.claimed)

    @property
    def exempt(self) -> bool:
        return self.award is not None and self.award.state is EntryState.NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class PartPage:
    cell: PartCell
    lead: Unit
    title: str
    rows: tuple[PartRow, ...]
    steps: tuple[PartStep, ...]


def part_page(
    round: Round,
    user: User,
    held: Standing,
    *,
    unit: str,
    domain: str,
    lead: str,
    now: datetime | None = None,
) -> PartPage | None:
    """None where there is no such part, or none that the person may look at. Fifteen queries, one more for
    an annex not read yet."""
    moment = now or timezone.now()
    scope = scope_of(round, user, timezone.localdate(moment))
    chosen = next((each for each in readable_leads(scope, held) if each.code == lead), None)
    if chosen is None:
        return None
    parts = round_parts(round, leads=scope.leads, lead_unit=chosen.pk)
    here = [p for p in parts if p.assessment.unit.code == unit and p.domain_code == domain]
    if not here or not may_look(here[0], scope, held):
        return None
    (cell,) = part_cells(here, scope, held, moment)
    titles = {c.code: c.title for c in annex_of(here[0].assessment)}
    return PartPage(cell, chosen, titles[domain], _rows(cell), _steps(cell))


def _rows(cell: PartCell) -> tuple[PartRow, ...]:
    part, key = cell.part, cell.part.assessment.pk
    claims, awards = (found.get(key, {}) for found in part_entries([part]))
    looks = open_looks([part.assessment])
    rounding = rounding_of(part.assessment.round.criteria_set)
    return tuple(
        PartRow(
            criterion=line,
            claimed=assess_leaf(line, claims.get(line.code), None, rounding).points,
            awarded=award_line(awards[line.code], line, rounding).points if line.code in awards else None,
            award=awards.get(line.code),
            look=looks.get((key, line.code)),
            unexplained=line.code in awards
            and lacks_reason(awards[line.code], claims.get(line.code), line, rounding),
        )
        for line in part.lines
    )


def _steps(cell: PartCell) -> tuple[PartStep, ...]:
    """The latest first."""
    rows = AppraisalStep.objects.filter(part=cell.part.row).select_related("taken_by").order_by("-id")
    return tuple(map(step_told, rows)) if cell.part.row else ()
