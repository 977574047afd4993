"""Reminding units of their deadline: on the timetable once each, or by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Role, RoleGrant, User
from accounts.services.actors import system_actor
from scoring.core.reminders import ReminderMark, mark_at
from scoring.core.workflow import AssessmentState, RoundState
from scoring.models import Assessment, Extension, Reminder, Round
from scoring.selectors.desk import self_stretch

_WAITED_FOR = (AssessmentState.DRAFT, AssessmentState.WITH_HEAD, AssessmentState.RETURNED)


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail about one unit's deadline."""

    assessment: Assessment
    due_at: datetime | None
    addresses: tuple[str, ...]


@transaction.atomic
def remind_units(*, by_mail: bool, now: datetime | None = None) -> list[Letter]:
    """Give each waited-for unit of every open round the reminder whose time has come, unless it had it.

    May run twice or at once with another: a reminder is one row. The e-mails to send, of new rows only.
    """
    moment = now or timezone.now()
    rounds = Round.objects.select_for_update(of=("self",)).select_related("timetable")
    letters: list[Letter] = []
    for round in rounds.filter(state=RoundState.OPEN, timetable__self_due_at__isnull=False):
        waited = [(a, due, mark_at(due, moment)) for a, due in _waited_for(round)]
        known = set(
            Reminder.objects.filter(assessment__round=round).values_list("assessment", "mark", "due_at")
        )
        new = [(a, due, mark) for a, due, mark in waited if mark and (a.pk, mark.value, due) not in known]
        letters += _remind(new, system_actor(), by_mail=by_mail, now=moment)
    return letters


@transaction.atomic
def remind_by_hand(
    *, round: Round, units: Sequence[str], by: User, by_mail: bool, now: datetime | None = None
) -> list[Letter]:
    """Remind these units, by code, of what they have not submitted. Those who have are left out."""
    chosen = [(a, due) for a, due in _waited_for(round) if a.unit.code in set(units)]
    marked = [(a, due, ReminderMark.BY_HAND) for a, due in chosen]
    return _remind(marked, by, by_mail=by_mail, now=now or timezone.now())


def _waited_for(round: Round) -> list[tuple[Assessment, datetime | None]]:
    """The assessments not submitted yet, each with the deadline that holds for it: two queries."""
    rows = Assessment.objects.filter(round=round, state__in=_WAITED_FOR).select_related("unit", "round")
    extensions = {
        e.assessment_id: e for e in Extension.objects.filter(assessment__round=round).order_by("id")
    }
    return [(row, self_stretch(round, extensions.get(row.pk)).due_at) for row in rows]


def _remind(
    marked: Iterable[tuple[Assessment, datetime | None, ReminderMark]],
    by: User,
    *,
    by_mail: bool,
    now: datetime,
) -> list[Letter]:
    wanted = list(marked)
    addresses = _addresses([a.unit_id for a, _, _ in wanted], now) if by_mail else {}
    letters = [Letter(a, due, addresses.get(a.unit_id, ())) for a, due, _ in wanted]
    Reminder.objects.bulk_create(
        Reminder(
            assessment=a,
            mark=mark.value,
            due_at=due,
            addressed=len(letter.addresses),
            reminded_at=now,
            reminded_by=by,
        )
        for (a, due, mark), letter in zip(wanted, letters, strict=True)
    )
    return [letter for letter in letters if letter.addresses]


def _addresses(units: Sequence[int], now: datetime) -> dict[int, tuple[str, ...]]:
    """The e-mail addresses of each unit's officers and heads of today."""
    grants = RoleGrant.objects.valid_on(timezone.localdate(now)).filter(
        unit__in=units, role__in=(Role.UNIT_OFFICER, Role.UNIT_HEAD), user__is_active=True
    )
    found: dict[int, set[str]] = {}
    for unit, address in grants.exclude(user__email="").values_list("unit", "user__email"):
        found.setdefault(int(unit or 0), set()).add(address)
    return {unit: tuple(sorted(addresses)) for unit, addresses in found.items()}
