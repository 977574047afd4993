"""How far the set-up of the first year has come."""

from django.utils import timezone

from accounts.models import RoleGrant, Unit
from accounts.rules import ACTS_FOR_UNIT
from scoring.core.first_year import SetUpFacts
from scoring.core.workflow import RoundState
from scoring.models import CriteriaSet, Round, SetState


def first_year() -> SetUpFacts | None:
    """What is there, until the only round that is open has its timetable; None from then on.

    One query where the first year is over, else four.
    """
    rounds = list(Round.objects.select_related("timetable")[:2])
    if len(rounds) > 1 or any(_is_under_way(round) for round in rounds):
        return None
    day = timezone.localdate()
    units = Unit.objects.valid_on(day)
    grants = RoleGrant.objects.valid_on(day).filter(role__in=ACTS_FOR_UNIT, user__is_active=True)
    return SetUpFacts(
        units=units.count(),
        covered=units.filter(pk__in=grants.values("unit")).count(),
        active_sets=CriteriaSet.objects.filter(state=SetState.ACTIVE).count(),
        round=rounds[0].code if rounds else "",
    )


def _is_under_way(round: Round) -> bool:
    return hasattr(round, "timetable") or round.state != RoundState.OPEN
