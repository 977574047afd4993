"""The units of a round that are waited for, with their people and their reminders."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils import timezone

from accounts.models import RoleGrant
from scoring.core.reminder_list import Contact, ReminderLine, late_first
from scoring.core.workflow import AssessmentState
from scoring.models import Reminder, Round
from scoring.selectors.waiting import Waited, people_of, waited_for


def reminder_lines(round: Round, group: str = "", now: datetime | None = None) -> list[ReminderLine]:
    """Of one group, or of all; late first. Whatever their number: five queries."""
    return late_first(line for line in _lines(round, now or timezone.now()) if group in ("", line.group))


def _lines(round: Round, now: datetime) -> Iterator[ReminderLine]:
    waiting = waited_for(round, now)
    people = people_of([waited.assessment.unit_id for waited in waiting], timezone.localdate(now))
    given: dict[int, list[Reminder]] = defaultdict(list)
    rows = Reminder.objects.filter(assessment__round=round).select_related("mail")
    for row in rows.order_by("reminded_at", "id"):
        given[row.assessment_id].append(row)
    for waited in waiting:
        held = people.get(waited.assessment.unit_id, ())
        yield _line(waited, [_contact(grant) for grant in held], given[waited.assessment.pk], now)


def _line(
    waited: Waited, people: Sequence[Contact], given: Sequence[Reminder], now: datetime
) -> ReminderLine:
    assessment, due_at = waited.assessment, waited.stretch.due_at
    reminders = [row for row in given if not waited.asked or row.due_at == due_at]
    last = reminders[-1] if reminders else None
    return ReminderLine(
        unit=assessment.unit.code,
        name=assessment.unit.name,
        group=assessment.unit.group.code,
        sort_key=assessment.unit.sort_key,
        state=AssessmentState(assessment.state),
        due_at=due_at,
        phase=waited.stretch.phase(now),
        people=tuple(people),
        reminded_at=timezone.localtime(last.reminded_at) if last else None,
        reminded=last.get_mark_display() if last else "",
        times=len(reminders),
        addressed=last.addressed if last else 0,
        mailed=last is not None and hasattr(last, "mail"),
        asked=waited.asked,
    )


def _contact(grant: RoleGrant) -> Contact:
    user = grant.user
    return Contact(user.get_full_name(), grant.get_role_display(), user.phone, user.email)
