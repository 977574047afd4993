"""How much of a round's appraisal is left for a person, counted without reading a line."""

from collections import Counter

from django.db.models import Count

from scoring.core.appraisal_sight import Sight
from scoring.core.types import Stage
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Award, Round


def lines_left(round: Round, sight: Sight) -> tuple[int, int]:
    """Lines of sheets handed in that an appraiser judges: how many wait, of how many. Three queries."""
    scope = sight.scope
    leads = {
        key: lead.unit_id
        for key, lead in scope.leads.items()
        if lead.unit_id in scope.appraises_for and lead.appraiser_id in (None, scope.user_id)
    }
    there = Assessment.objects.filter(round=round, state=AssessmentState.SUBMITTED)
    group_of = dict(there.values_list("unit", "unit__group"))
    units = Counter(group_of.values())
    awards = Award.objects.current().filter(
        round=round,
        stage=Stage.APPRAISAL,
        unit__in=there.values("unit"),
        criterion_code__in={code for _, code in leads},
    )
    counted = awards.values_list("unit__group", "criterion_code").annotate(Count("pk")).order_by()
    judged = sum(count for group, code, count in counted if (group, code) in leads)
    lines = sum(units[group] for group, _ in leads)
    if not scope.appraises_own:
        own = awards.filter(unit__in=scope.appraises_for).values_list("unit", "unit__group", "criterion_code")
        judged -= sum(leads.get((group, code)) == unit for unit, group, code in own)
        lines -= sum(group_of.get(unit) == group for (group, _), unit in leads.items())
    return lines - judged, lines
