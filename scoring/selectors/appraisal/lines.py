"""The lines of the appraisal desk: five queries for any number of units, and two for a set not read yet."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Subquery

from scoring.core.appraisal_line import DeskLine, judged_leaf
from scoring.core.appraisal_sight import Reach, Sight
from scoring.core.engine import domain_of
from scoring.core.progress import assess_leaf
from scoring.core.rounding import Rounding
from scoring.core.types import CriterionInput, Entry, Stage
from scoring.core.words import SupplementOutcome
from scoring.core.workflow import HANDED_IN
from scoring.models import (
    Assessment,
    Award,
    EvidenceUse,
    Publication,
    Round,
    RoundKind,
    ScoreLine,
    Supplement,
)
from scoring.selectors.annex import LeafFacts, annex_of, leaf_facts_of
from scoring.selectors.progress import claimed_entries, rounding_of
from scoring.selectors.run_inputs import ENTRY_COLUMNS, entry_of, named

LineKey = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Among:
    """Which leaves are asked for; empty fields ask for all."""

    domain: str = ""
    code: str = ""

    def holds(self, domain: str, code: str) -> bool:
        return self.domain in ("", domain) and self.code in ("", code)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is stored of the lines, by assessment and leaf."""

    claims: Mapping[int, Mapping[str, Entry]]
    awards: Mapping[LineKey, tuple[int, Entry]]
    evidence: Mapping[LineKey, int]
    leaves: Mapping[tuple[int, str], LeafFacts]
    past: Mapping[LineKey, Decimal]
    asked: Mapping[LineKey, datetime]
    added: Mapping[LineKey, datetime]


def desk_lines(
    assessments: Sequence[Assessment], sight: Sight, reach: Reach = Reach.MINE, among: Among = Among()
) -> dict[int, tuple[DeskLine, ...]]:
    """By assessment, in the order of its annex. The assessments are of one round and have their frame."""
    leaves = leaves_by_group(assessments)
    chosen = {
        assessment.pk: tuple(_chosen(assessment, leaves[assessment.unit.group_id], sight, reach, among))
        for assessment in assessments
    }
    codes = {criterion.code for leaves in chosen.values() for criterion, _ in leaves}
    if not codes:
        return {assessment.pk: () for assessment in assessments}
    facts = _facts(assessments, codes)
    rounding = rounding_of(assessments[0].round.criteria_set)
    return {
        assessment.pk: tuple(
            _line(assessment, criterion, domain, sight, facts, rounding)
            for criterion, domain in chosen[assessment.pk]
        )
        for assessment in assessments
    }


def leaves_with_domain(assessment: Assessment) -> Iterator[tuple[CriterionInput, str]]:
    """The leaves of the annex in order, each with the code of its domain."""
    annex = annex_of(assessment)
    parents = {criterion.code: criterion.parent_code for criterion in annex}
    for criterion in annex:
        if criterion.rule is not None:
            yield criterion, domain_of(criterion.code, parents)


def leaves_by_group(assessments: Iterable[Assessment]) -> dict[int, tuple[tuple[CriterionInput, str], ...]]:
    """The same of each group's annex, read once."""
    found: dict[int, tuple[tuple[CriterionInput, str], ...]] = {}
    for assessment in assessments:
        if assessment.unit.group_id not in found:
            found[assessment.unit.group_id] = tuple(leaves_with_domain(assessment))
    return found


def standing_awards(
    round: Round, units: Collection[int], codes: Collection[str]
) -> dict[LineKey, tuple[int, Entry]]:
    """Key and entry of what stands awarded at the desk, by unit and leaf: one query."""
    rows = Award.objects.current().filter(
        round=round, stage=Stage.APPRAISAL, unit__in=units, criterion_code__in=codes
    )
    asked = ("pk", "unit_id", "unit__code", *ENTRY_COLUMNS, *named("awarded_by"))
    found: dict[LineKey, tuple[int, Entry]] = {}
    for pk, unit, *row in rows.values_list(*asked):
        entry = entry_of(Stage.APPRAISAL, row)
        found[unit, entry.criterion] = (pk, entry)
    return found


def _chosen(
    assessment: Assessment,
    leaves: Iterable[tuple[CriterionInput, str]],
    sight: Sight,
    reach: Reach,
    among: Among,
) -> Iterator[tuple[CriterionInput, str]]:
    unit, group = assessment.unit_id, assessment.unit.group_id
    for criterion, domain in leaves:
        if among.holds(domain, criterion.code) and sight.shows(unit, group, criterion.code, reach):
            yield criterion, domain


def _facts(assessments: Sequence[Assessment], codes: Collection[str]) -> _Facts:
    round = assessments[0].round
    handed_in = [assessment for assessment in assessments if assessment.state in HANDED_IN]
    uses = EvidenceUse.objects.filter(
        assessment__in=handed_in, criterion_code__in=codes, removed_at__isnull=True
    )
    counted = uses.order_by().values_list("assessment", "criterion_code").annotate(Count("pk"))
    leaves = {key: f for key, f in leaf_facts_of(round.criteria_set).items() if key[1] in codes}
    asked, added = _supplements(assessments)
    return _Facts(
        claims=claimed_entries(handed_in, codes),
        awards=standing_awards(round, {a.unit_id for a in assessments}, codes),
        evidence={(key, code): count for key, code, count in counted},
        leaves=leaves,
        past=_past(round, {a.unit_id for a in assessments}, {f.previous for f in leaves.values()}),
        asked=asked,
        added=added,
    )


def _supplements(
    assessments: Sequence[Assessment],
) -> tuple[dict[LineKey, datetime], dict[LineKey, datetime]]:
    """Until when each line is asked for, and when its unit last added to it: one query."""
    asked: dict[LineKey, datetime] = {}
    added: dict[LineKey, datetime] = {}
    rows = Supplement.objects.filter(assessment__in=assessments).order_by("id")
    for key, codes, due_at, ended_at, outcome in rows.values_list(
        "assessment", "criterion_codes", "due_at", "ended_at", "outcome"
    ):
        if ended_at is None:
            asked |= {(key, code): due_at for code in codes}
        elif outcome == SupplementOutcome.ANSWERED:
            added |= {(key, code): ended_at for code in codes}
    return asked, added


def _past(round: Round, units: Collection[int], codes: Collection[str]) -> dict[LineKey, Decimal]:
    """Points of the year before as last published, by unit and the code of then."""
    last = Publication.objects.filter(round__year=round.year - 1, round__kind=RoundKind.OFFICIAL)
    rows = ScoreLine.objects.filter(
        run=Subquery(last.order_by("-number").values("run")[:1]),
        unit__in=units,
        criterion_code__in=codes,
    )
    found = rows.values_list("unit", "criterion_code", "points")
    return {(unit, code): points for unit, code, points in found if points is not None}


def _line(
    assessment: Assessment,
    criterion: CriterionInput,
    domain: str,
    sight: Sight,
    facts: _Facts,
    rounding: Rounding,
) -> DeskLine:
    unit, group, code = assessment.unit_id, assessment.unit.group_id, criterion.code
    key, lead = (assessment.pk, code), sight.scope.leads.get((group, code))
    version, awarded = facts.awards.get((unit, code), (0, None))
    known = sight.sees_award(unit, group, code)
    if not known:
        version, awarded = 0, None
    claimed = facts.claims.get(assessment.pk, {}).get(code)
    leaf = facts.leaves[group, code]
    return DeskLine(
        assessment_id=assessment.pk,
        criterion=criterion,
        domain=domain,
        lead_id=lead.unit_id if lead else None,
        claim=assess_leaf(criterion, claimed, None, rounding, domain=domain),
        claimed=claimed,
        award=judged_leaf(criterion, awarded, rounding),
        awarded=awarded,
        version=version,
        evidence=facts.evidence.get(key, 0),
        asks=leaf.evidence,
        past=facts.past.get((unit, leaf.previous)),
        supplement=facts.asked.get(key),
        added=facts.added.get(key),
        is_own=sight.scope.is_own(unit, group, code),
        mine=sight.judges(unit, group, code),
        readable=sight.reads(unit, group, code),
        known=known,
    )
