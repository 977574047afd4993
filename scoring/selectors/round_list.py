"""Rounds as the list of them shows."""

from django.db.models import Count, Q, QuerySet

from accounts.models import UnitGroup
from scoring.core.workflow import AssessmentState
from scoring.models import Round


def groups_of(round: Round) -> list[UnitGroup]:
    """The groups that the round's set has an annex for, in their order: one query."""
    return list(UnitGroup.objects.filter(catalogues__criteria_set=round.criteria_set_id))


def listed_rounds() -> QuerySet[Round]:
    """Every round, the latest first: how many `units` take part, how many have `submitted`."""
    submitted = Q(assessments__state=AssessmentState.SUBMITTED)
    return (
        Round.objects.select_related("timetable", "criteria_set")
        .annotate(units=Count("assessments"), submitted=Count("assessments", filter=submitted))
        .latest_first()
    )
