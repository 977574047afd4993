"""Reminding units of their deadline: on the timetable once each, or by hand."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.actors import system_actor
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from scoring.core.reminders import ReminderMark, mark_at
from scoring.core.workflow import RoundState
from scoring.models import Assessment, Reminder, Round
from scoring.selectors.waiting import addresses_of, waited_for


class ReminderRefused(Refused):
    """Nobody to remind, or too late for it; the message says why."""


@transaction.atomic
def remind_units(*, by_mail: bool, now: datetime | None = None) -> list[Reminder]:
    """Give each waited-for unit of every open round the reminder whose time has come, unless it had it.

    May run twice or at once with another: a reminder is one row. The new ones.
    """
    moment = now or timezone.now()
    rounds = Round.objects.select_for_update(of=("self",)).select_related("timetable")
    given: list[Reminder] = []
    for round in rounds.filter(state=RoundState.OPEN):
        ends = [(each.assessment, each.stretch.due_at) for each in waited_for(round, moment)]
        waited = [(a, due, mark_at(due, moment)) for a, due in ends]
        known = set(
            Reminder.objects.filter(assessment__round=round).values_list("assessment", "mark", "due_at")
        )
        new = [(a, due, mark) for a, due, mark in waited if mark and (a.pk, mark.value, due) not in known]
        given += _remind(new, system_actor(), by_mail=by_mail, now=moment)
    return given


@transaction.atomic
def remind_by_hand(
    *, round: Round, units: Sequence[str], by: User, by_mail: bool, now: datetime | None = None
) -> list[Reminder]:
    """Remind these units, by code, of what they have not submitted or added. Those who have are left out.

    Raises ReminderRefused where nobody is left to remind, or once the round has gone on.
    """
    moment = now or timezone.now()
    locked = Round.objects.select_for_update(of=("self",)).select_related("timetable").get(pk=round.pk)
    if locked.state != RoundState.OPEN:
        raise ReminderRefused(f"Đợt {locked.code} đã qua giai đoạn tự chấm nên không nhắc nộp nữa.")
    waited = [each for each in waited_for(locked, moment) if each.assessment.unit.code in set(units)]
    marked = [(each.assessment, each.stretch.due_at, ReminderMark.BY_HAND) for each in waited]
    if not marked:
        raise ReminderRefused("Hãy chọn ít nhất một đơn vị chưa nộp.")
    given = _remind(marked, by, by_mail=by_mail, now=moment)
    record_event(
        by=by,
        verb="remind_units",
        target_type="round",
        target_ref=locked.code,
        detail={
            "units": [reminder.assessment.unit.code for reminder in given],
            "mailed": [reminder.assessment.unit.code for reminder in given if reminder.addressed],
        },
        now=moment,
    )
    return given


def _remind(
    marked: Iterable[tuple[Assessment, datetime | None, ReminderMark]],
    by: User,
    *,
    by_mail: bool,
    now: datetime,
) -> list[Reminder]:
    wanted = list(marked)
    day = timezone.localdate(now)
    addresses = addresses_of([a.unit_id for a, _, _ in wanted], day) if by_mail else {}
    return Reminder.objects.bulk_create(
        Reminder(
            assessment=a,
            mark=mark.value,
            due_at=due,
            addressed=len(addresses.get(a.unit_id, ())),
            reminded_at=now,
            reminded_by=by,
        )
        for a, due, mark in wanted
    )
