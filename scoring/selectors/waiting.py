"""Who has not submitted yet, until when each has time, and whom to speak to."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from accounts.models import Role, RoleGrant
from accounts.rules import ACTS_FOR_UNIT
from scoring.core.timetable import Stretch
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Round
from scoring.selectors.desk import last_extensions, self_stretch

_WAITED_FOR = (AssessmentState.DRAFT, AssessmentState.WITH_HEAD, AssessmentState.RETURNED)
_OFFICERS_FIRST = (Role.UNIT_OFFICER, Role.UNIT_HEAD)


def waited_for(round: Round) -> list[tuple[Assessment, Stretch]]:
    """The assessments not submitted yet, each with the moments that hold for it: two queries."""
    rows = Assessment.objects.filter(round=round, state__in=_WAITED_FOR).select_related("unit__group")
    extensions = last_extensions(round)
    for row in rows:
        row.round = round  # as asked for: its timetable is at hand
    return [(row, self_stretch(round, extensions.get(row.pk))) for row in rows]


def people_of(units: Iterable[int], day: date) -> dict[int, list[RoleGrant]]:
    """The officers, then the heads of each unit on the day, locked accounts left out: one query."""
    grants = RoleGrant.objects.valid_on(day).filter(
        unit__in=list(units), role__in=ACTS_FOR_UNIT, user__is_active=True
    )
    found: dict[int, list[RoleGrant]] = defaultdict(list)
    for grant in sorted(grants.select_related("user").order_by("user__full_name", "pk"), key=_officers_first):
        if grant.unit_id:
            found[grant.unit_id].append(grant)
    return found


def addresses_of(units: Iterable[int], day: date) -> dict[int, tuple[str, ...]]:
    """The e-mail addresses of those people, in order: one query."""
    people = people_of(units, day).items()
    return {unit: tuple(sorted({grant.user.email for grant in held} - {""})) for unit, held in people}


def _officers_first(grant: RoleGrant) -> int:
    return _OFFICERS_FIRST.index(Role(grant.role))
