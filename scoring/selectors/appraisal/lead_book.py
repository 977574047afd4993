"""The lead unit's workbook with what is claimed and awarded now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.models import Unit, UnitGroup, User
from accounts.rules import Standing
from scoring.core.appraisal import Scope
from scoring.core.lead_book import LeadFrame, LeadLine
from scoring.core.progress import assess_leaf
from scoring.core.typed import told_entry
from scoring.core.types import Entry, EntryState, Stage
from scoring.models import Assessment, Award, Round
from scoring.models.assessment import stored
from scoring.selectors.appraisal.part_board import may_look, readable_leads
from scoring.selectors.appraisal.parts import RoundPart, round_parts
from scoring.selectors.appraisal.scope import scope_of
from scoring.selectors.progress import claimed_entries, rounding_of
from scoring.selectors.round_list import groups_of
from scoring.selectors.run_inputs import ENTRY_COLUMNS, entry_of, named
from scoring.sheets.lead_book import write_lead_book

Awards = Mapping[tuple[int, str], tuple[int, Entry]]


@dataclass(frozen=True, slots=True)
class LeadBook:
    """One lead unit in one group of a round, as the person may see it."""

    frame: LeadFrame
    lead: Unit
    group: UnitGroup
    parts: tuple[RoundPart, ...]

    @property
    def assessments(self) -> dict[str, Assessment]:
        """By unit code."""
        return {part.assessment.unit.code: part.assessment for part in self.parts}


def lead_book(
    round: Round, user: User, held: Standing, *, lead: str, group: str, now: datetime | None = None
) -> LeadBook | None:
    """None where the person may not look at the lead unit, or it leads nothing in the group. Nine queries,
    one more for an annex not read yet."""
    scope: Scope = scope_of(round, user, timezone.localdate(now or timezone.now()))
    chosen = next((each for each in readable_leads(scope, held) if each.code == lead), None)
    of = next((each for each in groups_of(round) if each.code == group), None)
    if chosen is None or of is None:
        return None
    parts = round_parts(round, leads=scope.leads, group=group, lead_unit=chosen.pk)
    shown = tuple(part for part in parts if may_look(part, scope, held))
    frame = LeadFrame(round.code, chosen.code, chosen.name, of.code, of.name, round.year, round.is_sample)
    return LeadBook(frame, chosen, of, shown) if shown else None


def lead_workbook(book: LeadBook) -> bytes:
    """The .xlsx: two queries."""
    return write_lead_book(book.frame, lead_lines(book))


def lead_lines(book: LeadBook) -> Iterator[LeadLine]:
    """Criterion by criterion in the annex's order, each down the units; exempt lines are left out."""
    assessments = [part.assessment for part in book.parts]
    codes = {line.code for part in book.parts for line in part.lines}
    claims = claimed_entries(assessments)
    awards = _awards(assessments, codes)
    criteria = {line.code: line for part in book.parts for line in part.lines}
    for code, criterion in criteria.items():
        for part in book.parts:
            if criterion not in part.lines:
                continue
            of = part.assessment
            claim = claims.get(of.pk, {}).get(code)
            version, award = awards.get((of.unit_id, code), (0, None))
            if award is not None and award.state is EntryState.NOT_APPLICABLE:
                continue
            rounding = rounding_of(of.round.criteria_set)
            yield LeadLine(
                criterion=criterion,
                unit=of.unit.code,
                unit_name=of.unit.name,
                claim=told_entry(stored(claim)) if claim else "",
                claimed=assess_leaf(criterion, claim, None, rounding).points,
                award=award,
                version=version,
            )


def _awards(assessments: list[Assessment], codes: set[str]) -> Awards:
    """What stands, by unit and leaf, with its key: one query, so that no key is newer than its values."""
    rows = Award.objects.current().filter(
        round__in={row.round_id for row in assessments},
        unit__in=[row.unit_id for row in assessments],
        stage=Stage.APPRAISAL,
        criterion_code__in=codes,
    )
    asked = ("pk", "unit_id", "unit__code", *ENTRY_COLUMNS, *named("awarded_by"))
    found = {}
    for pk, unit, *row in rows.values_list(*asked):
        entry = entry_of(Stage.APPRAISAL, row)
        found[unit, entry.criterion] = (pk, entry)
    return found
