"""What a unit got on each leaf the year before."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from scoring.models import Assessment, Criterion, Publication, Round, ScoreLine


def last_year_points(assessment: Assessment, criteria: Sequence[Criterion]) -> Mapping[str, Decimal]:
    """By leaf of this year: the points last published of the official round before; one query."""
    before = Round.objects.official(assessment.round.year - 1)
    publication = Publication.objects.filter(round__in=before).order_by("-number").values("run")
    lines = ScoreLine.objects.filter(run__in=publication[:1], unit=assessment.unit_id)
    rows = lines.values_list("criterion_code", "points")
    then = {code: points for code, points in rows if points is not None}
    codes = {criterion.code: criterion.previous_code or criterion.code for criterion in criteria}
    return {code: then[old] for code, old in codes.items() if old in then}
