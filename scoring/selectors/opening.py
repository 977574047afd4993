"""What a round that was just opened comes to, for whoever decides whether it is."""

from typing import Any

from django.db.models import Count

from cchc_portal.lib.dates import vn_day
from scoring.models import Assessment, Round, RoundKind
from scoring.sheets.round_settings import RoundSettings, setting_lines


def opening_facts(round: Round, settings: RoundSettings) -> dict[str, Any]:
    """Plain data, one query. "groups": [name, number of units]; "settings": [name, lines]."""
    criteria_set = round.criteria_set
    groups = Assessment.objects.filter(round=round).values_list("unit__group__name")
    counted = groups.annotate(n=Count("pk")).order_by("unit__group__order", "unit__group__name")
    return {
        "round": round.code,
        "year": round.year,
        "kind": RoundKind(round.kind).label,
        "reference_date": vn_day(round.reference_date),
        "decision": criteria_set.decision,
        "version": criteria_set.version,
        "groups": [list(group) for group in counted],
        "units": sum(count for _, count in counted),
        "settings": [[name, list(lines)] for name, lines in setting_lines(settings)],
    }
