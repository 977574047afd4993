"""What units are asked to add: of one unit, of a round, and the lines on which a person may ask."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import Role, User
from accounts.rules import Standing
from scoring.core.appraisal import Scope, appraisal_lock
from scoring.core.appraisal_sight import Sight
from scoring.core.engine import domain_of, self_scored
from scoring.core.parts import part_rights
from scoring.core.types import CriterionInput
from scoring.models import Assessment, Round, Supplement
from scoring.selectors.annex import annex_of
from scoring.selectors.appraisal.desk import desk_in
from scoring.selectors.appraisal.part_board import may_look, readable_leads
from scoring.selectors.appraisal.parts import round_parts
from scoring.selectors.appraisal.scope import scope_of
from scoring.selectors.appraisal.sight import sight_of
from scoring.selectors.desk import asked_leaves


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A leaf of a request: where the sheet shows it; `at_desk`: the person reads it at the appraisal desk."""

    code: str
    title: str
    domain: str
    at_desk: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """A supplement with its leaves; `is_open` until it ends or its day passes."""

    row: Supplement
    lines: tuple[AskedLine, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class AskableDomain:
    """The leaves of a domain on which the person may ask the unit for more."""

    code: str
    title: str
    lines: tuple[CriterionInput, ...]


def requests_of(assessment: Assessment, now: datetime | None = None) -> tuple[Request, ...]:
    """All of a unit, the latest first: one query."""
    moment = now or timezone.now()
    rows = _with_people(Supplement.objects.filter(assessment=assessment))
    return tuple(_request(row, assessment, moment) for row in rows)


def requests_in(round: Round, user: User, held: Standing) -> tuple[Request, ...] | None:
    """Those of the lead units that the person may look at, open ones first; None where there is no such
    unit. Five queries, one more for each annex not read yet."""
    moment, sight = timezone.now(), sight_of(round, user, held)
    leads = readable_leads(sight.scope, held)
    if not leads:
        return None
    rows = _with_people(Supplement.objects.filter(assessment__round=round, lead_unit__in=leads))
    found = [_request(row, row.assessment, moment, sight) for row in rows]
    return tuple(sorted(found, key=lambda request: not request.is_open))


def open_requests(assessments: Collection[int], now: datetime) -> dict[int, datetime]:
    """Until when each has to add something, of those that have: one query, none for no assessment."""
    if not assessments:
        return {}
    rows = Supplement.objects.filter(
        Q(due_at__gt=now), assessment__in=assessments, ended_at__isnull=True
    ).order_by("-due_at")
    return dict(rows.values_list("assessment_id", "due_at"))


def askable(assessment: Assessment, user: User, held: Standing) -> tuple[AskableDomain, ...]:
    """By domain, where the part is open and nothing is asked of the leaf yet. Ten queries at most."""
    now = timezone.now()
    scope = scope_of(assessment.round, user, timezone.localdate(now))
    asked = {code for each in asked_leaves(assessment) for code in each.codes}
    titles = {c.code: c.title for c in annex_of(assessment)}
    found: dict[str, list[CriterionInput]] = {}
    for part in round_parts(assessment.round, leads=scope.leads, group=assessment.unit.group.code):
        if part.assessment.pk != assessment.pk or not may_look(part, scope, held):
            continue
        if appraisal_lock(desk_in(assessment, part.state.value, now)):
            continue
        mine = [c for c in part.lines if c.code not in asked and _may(c, assessment, scope, held)]
        found.setdefault(part.domain_code, []).extend(mine)
    return tuple(AskableDomain(code, titles[code], tuple(own)) for code, own in found.items() if own)


def _may(criterion: CriterionInput, assessment: Assessment, scope: Scope, held: Standing) -> bool:
    group, unit = assessment.unit.group_id, assessment.unit_id
    rights = part_rights(
        scope,
        held.headed_ids,
        runs=held.holds({Role.ROUND_ADMIN}),
        unit_id=unit,
        lead_id=scope.leads[group, criterion.code].unit_id,
    )
    asks = rights.runs or rights.heads or scope.judges(unit, group, criterion.code)
    return asks and self_scored(criterion)


def _with_people(rows: QuerySet[Supplement]) -> QuerySet[Supplement]:
    return rows.select_related(
        "assessment__round__criteria_set",
        "assessment__unit__group",
        "lead_unit",
        "asked_by",
        "ended_by",
        "answer",
    ).order_by("-id")


def _request(row: Supplement, assessment: Assessment, now: datetime, sight: Sight | None = None) -> Request:
    return Request(row, tuple(_lines(row, assessment, sight)), row.ended_at is None and now < row.due_at)


def _lines(row: Supplement, assessment: Assessment, sight: Sight | None) -> Iterator[AskedLine]:
    unit, group = assessment.unit_id, assessment.unit.group_id
    annex = {c.code: c for c in annex_of(assessment)}
    parents = {code: c.parent_code for code, c in annex.items()}
    for code in row.criterion_codes:
        at_desk = sight is not None and sight.reads(unit, group, code)
        yield AskedLine(code, annex[code].title, domain_of(code, parents), at_desk)
