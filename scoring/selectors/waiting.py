"""Who has not handed in yet, a sheet or what was asked beyond it, until when, and whom to speak to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from accounts.models import Role, RoleGrant
from accounts.rules import ACTS_FOR_UNIT
from scoring.core.timetable import Stretch
from scoring.core.workflow import AssessmentState, RoundState
from scoring.models import Assessment, Reminder, Round, Supplement
from scoring.selectors.desk import last_extensions, local, self_stretch

_WAITED_FOR = (AssessmentState.DRAFT, AssessmentState.WITH_HEAD, AssessmentState.RETURNED)
_OFFICERS_FIRST = (Role.UNIT_OFFICER, Role.UNIT_HEAD)

Asked = Mapping[tuple[int, datetime | None], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Waited:
    """A unit waited for, with the moments that hold for it: for its sheet, or for the leaves that it is
    `asked` to add to."""

    assessment: Assessment
    stretch: Stretch
    asked: tuple[str, ...] = ()


def waited_for(round: Round, now: datetime) -> list[Waited]:
    """Sheets not submitted yet, then what units are asked to add, by its end: three queries."""
    rows = Assessment.objects.filter(round=round, state__in=_WAITED_FOR).select_related("unit__group")
    extensions = last_extensions(round)
    sheets = [Waited(row, self_stretch(round, extensions.get(row.pk))) for row in rows]
    found = [*sheets, *_asked_for(round, now)]
    for waited in found:
        waited.assessment.round = round  # as asked for: its timetable is at hand
    return found


def asked_until(reminders: Iterable[Reminder]) -> Asked:
    """What units were asked to add, by assessment and end, among those of the reminders: one query."""
    rows = Supplement.objects.filter(assessment__in={reminder.assessment_id for reminder in reminders})
    return _by_end(rows.order_by("id"))


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


def _asked_for(round: Round, now: datetime) -> list[Waited]:
    """Requests that a unit can still answer; those that end together are one."""
    if round.state != RoundState.OPEN:
        return []
    rows = Supplement.objects.filter(assessment__round=round, ended_at__isnull=True, due_at__gt=now)
    found = list(rows.select_related("assessment__unit__group").order_by("due_at", "id"))
    of = {row.assessment_id: row.assessment for row in found}
    return [
        Waited(of[key], Stretch(due_at=local(due_at)), codes)
        for (key, due_at), codes in _by_end(found).items()
    ]


def _by_end(rows: Iterable[Supplement]) -> Asked:
    found: dict[tuple[int, datetime | None], list[str]] = defaultdict(list)
    for row in rows:
        found[row.assessment_id, row.due_at] += row.criterion_codes
    return {key: tuple(codes) for key, codes in found.items()}
