"""The units of a round that have not submitted, with their people and their reminders."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count
from django.utils import timezone

from accounts.models import RoleGrant
from scoring.core.reminder_list import Contact, ReminderLine, late_first
from scoring.core.workflow import AssessmentState
from scoring.models import Reminder, Round
from scoring.selectors.waiting import people_of, waited_for


def reminder_lines(round: Round, group: str = "", now: datetime | None = None) -> list[ReminderLine]:
    """Of one group, or of all; late first. Whatever their number: five queries."""
    return late_first(line for line in _lines(round, now or timezone.now()) if group in ("", line.group))


def _lines(round: Round, now: datetime) -> Iterator[ReminderLine]:
    waited = waited_for(round)
    people = people_of([a.unit_id for a, _ in waited], timezone.localdate(now))
    reminders = Reminder.objects.filter(assessment__round=round)
    last = {
        reminder.assessment_id: reminder
        for reminder in reminders.select_related("mail").order_by("reminded_at", "id")
    }
    times = dict(reminders.values_list("assessment").annotate(Count("id")).order_by())
    for assessment, stretch in waited:
        reminder = last.get(assessment.pk)
        yield ReminderLine(
            unit=assessment.unit.code,
            name=assessment.unit.name,
            group=assessment.unit.group.code,
            sort_key=assessment.unit.sort_key,
            state=AssessmentState(assessment.state),
            due_at=stretch.due_at,
            phase=stretch.phase(now),
            people=tuple(_contact(grant) for grant in people.get(assessment.unit_id, ())),
            reminded_at=timezone.localtime(reminder.reminded_at) if reminder else None,
            reminded=reminder.get_mark_display() if reminder else "",
            times=times.get(assessment.pk, 0),
            addressed=reminder.addressed if reminder else 0,
            mailed=reminder is not None and hasattr(reminder, "mail"),
        )


def _contact(grant: RoleGrant) -> Contact:
    user = grant.user
    return Contact(user.get_full_name(), grant.get_role_display(), user.phone, user.email)
