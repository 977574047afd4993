"""What a unit got the year before, or whoever it carries on from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, Exists, Q, QuerySet, Value, When

from accounts.selectors.lineage import sole_predecessor
from scoring.core.checks.view import parent_code
from scoring.models import Assessment, Criterion, PastResult, Publication, Round, ScoreLine


@dataclass(frozen=True, slots=True)
class PastFigures:
    """Points on a leaf and percent of its domain, None where unknown; `unit` names a predecessor."""

    unit: str
    points: Decimal | None
    share: Decimal | None


def last_year_points(assessment: Assessment, criteria: Sequence[Criterion]) -> Mapping[str, Decimal]:
    """By leaf of this year: the points last published of the official round before; one query."""
    rows = last_year_lines(assessment).values_list("criterion_code", "points")
    then = {code: points for code, points in rows if points is not None}
    codes = {criterion.code: criterion.previous_code or criterion.code for criterion in criteria}
    return {code: then[old] for code, old in codes.items() if old in then}


def last_year_lines(assessment: Assessment) -> QuerySet[ScoreLine]:
    """The unit's own; where it has none, those of the unit it was called before, in the same group.

    Figures of several that merged are nobody's sum: `past_figures` names each.
    """
    lines = _published_lines(assessment)
    own = lines.filter(unit=assessment.unit_id)
    before = Q(unit__in=sole_predecessor(assessment.unit_id), unit__group=assessment.unit.group_id)
    return lines.filter(Q(unit=assessment.unit_id) | (before & ~Exists(own)))


def past_figures(assessment: Assessment, node: Criterion) -> tuple[PastFigures, ...]:
    """The unit's own figures of a leaf first, then those of each predecessor: two queries."""
    code = node.previous_code or node.code
    unit, group = assessment.unit_id, assessment.unit.group_id
    kin = Q(unit=unit) | Q(unit__successor=unit, unit__group=group)
    order = (Case(When(unit=unit, then=Value(0)), default=Value(1)), "unit__sort_key")
    lines = _published_lines(assessment).filter(kin, criterion_code=code)
    results = PastResult.objects.filter(kin, year=assessment.round.year - 1)
    points = {line.unit: line.points for line in lines.select_related("unit").order_by(*order)}
    shares = {
        result.unit: _share(result.domains.get(_domain(code)))
        for result in results.select_related("unit").order_by(*order)
    }
    found = (
        PastFigures(held.name if held.pk != unit else "", points.get(held), shares.get(held))
        for held in {**points, **shares}
    )
    return tuple(figures for figures in found if figures.points is not None or figures.share is not None)


def _published_lines(assessment: Assessment) -> QuerySet[ScoreLine]:
    before = Round.objects.official(assessment.round.year - 1)
    publication = Publication.objects.filter(round__in=before).order_by("-number").values("run")
    return ScoreLine.objects.filter(run__in=publication[:1])


def _share(stored: str | None) -> Decimal | None:
    """The percentage on the whole domain, as an earlier year's result brought it."""
    return None if stored is None else Decimal(str(stored))


def _domain(code: str) -> str:
    above = parent_code(code)
    return _domain(above) if above else code
