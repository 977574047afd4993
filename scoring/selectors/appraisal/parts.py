"""The parts of a round's appraisal, those without a row among them, and which wait for whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, Q

from accounts.models import Role, Unit
from accounts.rules import Standing
from scoring.core.appraisal import Lead
from scoring.core.parts import PartKey, is_exempt, split_parts
from scoring.core.types import CriterionInput, EntryState, Stage
from scoring.core.workflow import AppraisalState
from scoring.models import AppraisalPart, Assessment, Award, Round
from scoring.selectors.annex import annex_of
from scoring.selectors.appraisal.scope import leads_of
from scoring.selectors.desk import with_frame

Split = Mapping[PartKey, tuple[CriterionInput, ...]]


@dataclass(frozen=True, slots=True)
class RoundPart:
    """What one lead unit judges of one domain of one unit; `row` is None where it never was closed."""

    assessment: Assessment
    domain_code: str
    lead_unit_id: int
    lines: tuple[CriterionInput, ...]
    exempt: bool
    row: AppraisalPart | None

    @property
    def state(self) -> AppraisalState:
        return AppraisalState(self.row.state) if self.row else AppraisalState.OPEN

    @property
    def is_own(self) -> bool:
        """Whether the unit leads the part itself: a conflict of interest, allowed or not."""
        return self.assessment.unit_id == self.lead_unit_id


@dataclass(frozen=True, slots=True)
class UnfinishedPart:
    """A part that Sở Nội vụ has not accepted yet."""

    unit: str
    unit_name: str
    group: str
    domain_code: str
    lead_unit: str
    lead_unit_name: str
    state: AppraisalState


@dataclass(frozen=True, slots=True)
class LeadLeft:
    """What a lead unit has not finished in a group of units: how many parts stand where."""

    lead_unit: str
    lead_unit_name: str
    group: str
    counts: Mapping[AppraisalState, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def left_by_lead(parts: Iterable[UnfinishedPart]) -> tuple[LeadLeft, ...]:
    """The parts counted by lead unit and group, whoever has most left first."""
    found: dict[tuple[str, str, str], Counter[AppraisalState]] = defaultdict(Counter)
    for part in parts:
        found[part.lead_unit, part.lead_unit_name, part.group][part.state] += 1
    rows = (LeadLeft(*key, counts) for key, counts in found.items())
    return tuple(sorted(rows, key=lambda row: (-row.total, row.lead_unit_name, row.group)))


def parts_to_confirm(round: Round, held: Standing) -> int:
    """How many closed parts wait for this person as the head of their lead unit; of a lead unit's own sheet
    the Tổ giúp việc confirms, unless the round allows otherwise. One query, none for who confirms nothing."""
    own = Q(assessment__unit=F("lead_unit"))
    mine = Q(lead_unit__in=held.headed_ids)
    if not round.appraises_own:
        stands_in = held.holds({Role.TASK_FORCE})
        mine = (mine & ~own) | (own & ~Q(lead_unit__in=held.belongs_to) if stands_in else Q(pk__in=[]))
    if not held.headed_ids and not held.holds({Role.TASK_FORCE}):
        return 0
    closed = AppraisalPart.objects.filter(assessment__round=round, state=AppraisalState.CLOSED)
    return closed.filter(mine).count()


def unfinished_parts(round: Round) -> tuple[UnfinishedPart, ...]:
    """Every part not accepted, in the order of units and domains: seven queries, and one for each annex
    not read yet. A part of which nothing applies to the unit is not waited for."""
    waiting = [part for part in round_parts(round) if not part.exempt]
    waiting = [part for part in waiting if part.state is not AppraisalState.ACCEPTED]
    units = Unit.objects.in_bulk({part.lead_unit_id for part in waiting})
    return tuple(_unfinished(part, units[part.lead_unit_id]) for part in waiting)


def round_parts(
    round: Round, *, leads: Mapping[tuple[int, str], Lead] | None = None, group: str = "", lead_unit: int = 0
) -> list[RoundPart]:
    """All of the round, or of a group, or of a lead unit: three queries, two more without `leads`, and one
    for each annex not read yet."""
    led = leads_of(round) if leads is None else leads
    rows = with_frame(Assessment.objects.filter(round=round)).order_by("unit__sort_key")
    assessments = list(rows.filter(unit__group__code=group) if group else rows)
    stored = {(row.assessment_id, row.domain_code, row.lead_unit_id): row for row in _stored(round)}
    exempt = exempt_leaves(round)
    splits: dict[int, Split] = {}
    found: list[RoundPart] = []
    for assessment in assessments:
        key = assessment.unit.group_id
        if key not in splits:
            splits[key] = split_parts(annex_of(assessment), led, key)
        for (domain, lead), lines in splits[key].items():
            if lead_unit in (0, lead):
                none = is_exempt(lines, exempt.get(assessment.unit_id, ()))
                row = stored.get((assessment.pk, domain, lead))
                found.append(RoundPart(assessment, domain, lead, lines, none, row))
    return found


def exempt_leaves(round: Round) -> Mapping[int, set[str]]:
    """Leaves that do not apply, by unit: one query."""
    rows = Award.objects.current().filter(round=round, stage=Stage.APPRAISAL, state=EntryState.NOT_APPLICABLE)
    found: dict[int, set[str]] = defaultdict(set)
    for unit, code in rows.values_list("unit_id", "criterion_code"):
        found[unit].add(code)
    return found


def _stored(round: Round) -> list[AppraisalPart]:
    return list(AppraisalPart.objects.filter(assessment__round=round))


def _unfinished(part: RoundPart, lead: Unit) -> UnfinishedPart:
    unit = part.assessment.unit
    return UnfinishedPart(
        unit=unit.code,
        unit_name=unit.name,
        group=unit.group.code,
        domain_code=part.domain_code,
        lead_unit=lead.code,
        lead_unit_name=lead.name,
        state=part.state,
    )
