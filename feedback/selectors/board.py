"""The board of answers, and the lead units with what waits for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.utils import timezone

from accounts.models import RoleGrant, Unit
from feedback.core.closing import WindowPhase
from feedback.core.words import ObjectionState, ReplyKind
from feedback.models import FeedbackWindow, LeadDeadline, Objection, ReplyReminder, Silence
from feedback.selectors.awaited import Awaited, awaited_in
from feedback.selectors.leads import leads_of
from scoring.selectors.waiting import people_of


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A unit; `silent` once its silence is on record and nothing came after."""

    awaited: Awaited
    silent: bool
    reminder: ReplyReminder | None
    people: tuple[RoleGrant, ...]

    @property
    def owes(self) -> bool:
        return not self.awaited.answered

    @property
    def may_be_reminded(self) -> bool:
        return self.owes and not self.awaited.closing.lock


@dataclass(frozen=True, slots=True)
class Board:
    """Those who owe an answer first."""

    rows: tuple[BoardRow, ...]

    @property
    def agreed(self) -> int:
        return sum(row.awaited.kind is ReplyKind.AGREE for row in self.rows)

    @property
    def objected(self) -> int:
        return sum(row.awaited.kind is ReplyKind.OBJECT for row in self.rows)

    @property
    def owing(self) -> int:
        return sum(row.owes for row in self.rows)

    @property
    def silent(self) -> int:
        return sum(row.silent for row in self.rows)


def feedback_board(window: FeedbackWindow, now: datetime | None = None) -> Board:
    """Every unit of the publication: eight queries, whatever their number."""
    moment = now or timezone.now()
    awaited = awaited_in(window, moment)
    silent = dict(Silence.objects.filter(window=window).order_by("id").values_list("unit", "closed_at"))
    reminders = {r.unit_id: r for r in ReplyReminder.objects.filter(window=window).order_by("id")}
    people = people_of([one.unit.pk for one in awaited if not one.answered], timezone.localdate(moment))
    rows = [_row(one, silent, reminders, people) for one in awaited]
    return Board(tuple(sorted(rows, key=lambda row: not row.owes)))


def _row(
    one: Awaited,
    silent: Mapping[int, datetime],
    reminders: Mapping[int, ReplyReminder],
    people: Mapping[int, list[RoleGrant]],
) -> BoardRow:
    closed = one.closing.phase is WindowPhase.CLOSED
    return BoardRow(
        one,
        silent=closed and not one.answered and one.unit.pk in silent,
        reminder=reminders.get(one.unit.pk),
        people=tuple(people.get(one.unit.pk, ())),
    )


@dataclass(frozen=True, slots=True)
class LeadRow:
    """A lead unit, its own deadline if it has one, and how many requests wait for its word."""

    unit: Unit
    due_at: datetime | None
    waiting: int


def lead_rows(window: FeedbackWindow) -> list[LeadRow]:
    """Every lead unit of the round, in order: six queries."""
    leads = {unit for unit in leads_of(window.publication.round).by_leaf.values() if unit}
    deadlines = {d.lead_unit_id: d for d in LeadDeadline.objects.filter(window=window).order_by("id")}
    waiting = dict(
        Objection.objects.filter(reply__window=window, status=ObjectionState.ROUTED, member=None)
        .values_list("lead_unit")
        .annotate(Count("id"))
        .order_by()
    )
    return [
        LeadRow(unit, deadlines[unit.pk].due_at if unit.pk in deadlines else None, waiting.get(unit.pk, 0))
        for unit in sorted(leads, key=lambda unit: unit.sort_key)
    ]
