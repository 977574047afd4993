"""The awarded lines of a group, or of all, beside each other, as the consistency desk looks at them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Subquery

from accounts.models import Unit, UnitGroup
from scoring.core.appraisal import award_line, figures_of
from scoring.core.consistency import (
    Disagreement,
    Judged,
    Leniency,
    largest_gaps,
    leniency,
    same_figures,
    same_proof,
)
from scoring.core.progress import assess_leaf
from scoring.core.rounding import Rounding
from scoring.core.rule_types import JudgementRule
from scoring.core.types import CriterionInput, Entry, EntryState, Stage
from scoring.core.words import Status
from scoring.models import Assessment, Award, EvidenceUse, Round
from scoring.selectors.appraisal.desk import appraisal_stretch
from scoring.selectors.appraisal.parts import RoundPart, round_parts
from scoring.selectors.evidence import latest_version
from scoring.selectors.progress import claimed_entries, rounding_of
from scoring.selectors.round_list import groups_of
from scoring.selectors.run_inputs import ENTRY_COLUMNS, entry_of, named

_MOST = 20

Proofs = Mapping[tuple[int, str], frozenset[str]]
Awarded = tuple[Entry, datetime]


@dataclass(frozen=True, slots=True)
class Consistency:
    """What is worth a look in one group, or in all where `group` is None; lines are compared inside their
    group. `titles` by group and code; `missing` counts lines without an award by lead unit.
    """

    groups: tuple[UnitGroup, ...]
    group: UnitGroup | None
    judged: tuple[Judged, ...]
    gaps: tuple[Judged, ...]
    by_lead: tuple[Leniency, ...]
    by_person: tuple[Leniency, ...]
    proof: tuple[Disagreement, ...]
    figures: tuple[Disagreement, ...]
    missing: Mapping[Unit, int]
    titles: Mapping[tuple[str, str], str]

    @property
    def overrides(self) -> tuple[Judged, ...]:
        return tuple(line for line in self.judged if line.override)

    @property
    def own(self) -> tuple[Judged, ...]:
        """Lines judged by the lead unit whose they are."""
        return tuple(line for line in self.judged if line.own)

    @property
    def late(self) -> tuple[Judged, ...]:
        """Judged after the announced end of the appraisal."""
        return tuple(line for line in self.judged if line.late)

    @property
    def missing_in_all(self) -> int:
        return sum(self.missing.values())


def consistency_of(round: Round, group: str = "") -> Consistency | None:
    """Of the group, of all unless told; None without a group. Nine queries, one more for each annex not
    read yet, whatever the number of units."""
    groups = tuple(groups_of(round))
    if not groups:
        return None
    shown = next((each for each in groups if each.code == group), None)
    parts = round_parts(round, group=shown.code if shown else "")
    assessments = {part.assessment.pk: part.assessment for part in parts}
    leads = Unit.objects.in_bulk({part.lead_unit_id for part in parts})
    awards, proofs = _awards(round, assessments.values()), _proofs(assessments)
    claims = claimed_entries(list(assessments.values()))
    due = appraisal_stretch(round).due_at
    rounding = rounding_of(round.criteria_set)
    judged, missing = [], Counter[Unit]()
    for part in parts:
        lead = leads[part.lead_unit_id]
        for line in part.lines:
            award = awards.get((part.assessment.unit_id, line.code))
            if award is None:
                missing[lead] += 1
            elif award[0].state is not EntryState.NOT_APPLICABLE:
                claim = claims.get(part.assessment.pk, {}).get(line.code)
                judged.append(_judged(part, line, lead, award, claim, proofs, due, rounding))
    return Consistency(
        groups=groups,
        group=shown,
        judged=tuple(judged),
        gaps=largest_gaps(judged, _MOST),
        by_lead=leniency(judged, lambda line: line.lead),
        by_person=leniency(judged, lambda line: line.by),
        proof=same_proof(judged),
        figures=same_figures(judged),
        missing=dict(missing),
        titles={
            (part.assessment.unit.group.code, line.code): line.title for part in parts for line in part.lines
        },
    )


def _judged(
    part: RoundPart,
    line: CriterionInput,
    lead: Unit,
    award: Awarded,
    claim: Entry | None,
    proofs: Proofs,
    due: datetime | None,
    rounding: Rounding,
) -> Judged:
    entry, at = award
    result = award_line(entry, line, rounding)
    return Judged(
        unit=part.assessment.unit.name,
        unit_code=part.assessment.unit.code,
        group=part.assessment.unit.group.code,
        code=line.code,
        lead=lead.name,
        by=entry.by,
        at=at,
        maximum=line.max,
        claimed=_claimed(line, claim, rounding),
        awarded=result.points,
        reason=entry.reason,
        figures=_figures(line, claim),
        proofs=proofs.get((part.assessment.pk, line.code), frozenset()),
        override=result.status is Status.OVERRIDE,
        own=part.is_own,
        late=due is not None and at >= due,
    )


def _claimed(line: CriterionInput, claim: Entry | None, rounding: Rounding) -> Decimal | None:
    return assess_leaf(line, claim, None, rounding).points if claim else None


def _figures(line: CriterionInput, claim: Entry | None) -> tuple[object, ...] | None:
    """What the unit entered, where the points follow from figures: points given directly are none."""
    if claim is None or isinstance(line.rule, JudgementRule) or claim.state is not EntryState.SCORE:
        return None
    figures = figures_of(claim)[1:4]
    return figures if any(figures) else None


def _awards(round: Round, assessments: Collection[Assessment]) -> dict[tuple[int, str], Awarded]:
    """What stands, by unit and leaf, with its moment: one query."""
    rows = Award.objects.current().filter(
        round=round, stage=Stage.APPRAISAL, unit__in=[row.unit_id for row in assessments]
    )
    asked = ("unit_id", "awarded_at", "unit__code", *ENTRY_COLUMNS, *named("awarded_by"))
    found = {}
    for unit, at, *row in rows.values_list(*asked):
        entry = entry_of(Stage.APPRAISAL, row)
        found[unit, entry.criterion] = (entry, at)
    return found


def _proofs(assessments: Collection[int]) -> Proofs:
    """The documents of each line: a file by its SHA-256, a reference by its number. One query."""
    uses = EvidenceUse.objects.filter(assessment__in=assessments, removed_at__isnull=True)
    file = Subquery(latest_version("evidence").values("sha256"))
    rows = uses.annotate(sha256=file).values_list(
        "assessment_id", "criterion_code", "evidence__number", "sha256"
    )
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for key, code, number, sha256 in rows:
        found[key, code] |= {name for name in (sha256, f"số {number}" if number else "") if name}
    return {key: frozenset(names) for key, names in found.items()}
