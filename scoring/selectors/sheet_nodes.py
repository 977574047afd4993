"""The nodes of an assessment's annex with what the sheet shows beside each, in one query."""

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from scoring.models import Assessment, Criterion, EvidenceUse, ExemptionRefusal
from scoring.selectors.last_year import last_year_lines


def sheet_nodes(assessment: Assessment) -> QuerySet[Criterion]:
    """The annex, each leaf with its evidence counted, the last refusal, and last year's points."""
    rows = Criterion.objects.filter(
        catalogue__criteria_set=assessment.round.criteria_set_id, catalogue__group=assessment.unit.group_id
    )
    return (
        rows.select_related("lead_unit")
        .order_by("order")
        .annotate(
            evidence_count=Coalesce(Subquery(_uses(assessment), output_field=IntegerField()), 0),
            refusal=Subquery(_refusals(assessment)),
            past_points=Subquery(_past(assessment)),
        )
    )


def _uses(assessment: Assessment) -> QuerySet[Any, Any]:
    rows = EvidenceUse.objects.filter(
        assessment=assessment, criterion_code=OuterRef("code"), removed_at__isnull=True
    )
    return rows.order_by().values("criterion_code").annotate(n=Count("pk")).values("n")


def _refusals(assessment: Assessment) -> QuerySet[Any, Any]:
    rows = ExemptionRefusal.objects.filter(assessment=assessment, criterion_code=OuterRef("code"))
    return rows.order_by("-id").values("reason")[:1]


def _past(assessment: Assessment) -> QuerySet[Any, Any]:
    """Points of the year before, as last published, under the code the criterion had then."""
    code = Coalesce(NullIf(OuterRef("previous_code"), Value("")), OuterRef("code"))
    return last_year_lines(assessment).filter(criterion_code=code).values("points")[:1]
