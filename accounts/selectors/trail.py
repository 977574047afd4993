"""The audit chain as a page: what was done, by whom, to which record; the latest first."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from accounts.core.deeds import DEEDS, TARGETS
from accounts.models import AuditEvent, User
from accounts.selectors.trail_words import facts_told
from cchc_portal.lib.dates import DayError, parse_day
from cchc_portal.lib.midnight import midnight

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class TrailWish:
    """What to look for: a username, a kind of record, the start of its name, days as typed."""

    actor: str = ""
    kind: str = ""
    record: str = ""
    since: str = ""
    until: str = ""

    @property
    def unread(self) -> tuple[str, ...]:
        """Days that could not be read: they narrow nothing, and the page says so."""
        return tuple(text for text in (self.since, self.until) if text and _day(text) is None)


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One event; `facts` in words, `stored` the whole of it as the chain keeps it."""

    sequence: int
    at: datetime
    actor: str
    name: str
    what: str
    record: str
    facts: tuple[str, ...]
    stored: str
    hash: str


def trail_page(wish: TrailWish, number: str) -> tuple[Page[AuditEvent], tuple[TrailRow, ...]]:
    """A page of fifty: three queries."""
    page = Paginator(_found(wish), A_PAGE).get_page(number)
    return page, trail_rows(page.object_list)


def wished_events(wish: TrailWish, most: int) -> tuple[TrailRow, ...]:
    """The latest of those wished for, for the workbook: two queries."""
    return trail_rows(_found(wish)[:most])


def trail_rows(events: Iterable[AuditEvent]) -> tuple[TrailRow, ...]:
    """The events in words; one query for the names of those who acted."""
    found = list(events)
    people = User.objects.filter(username__in={event.actor for event in found})
    names = dict(people.values_list("username", "full_name"))
    return tuple(_row(event, names.get(event.actor, "")) for event in found)


def _row(event: AuditEvent, name: str) -> TrailRow:
    return TrailRow(
        event.sequence,
        event.at,
        event.actor,
        name,
        DEEDS.get(event.verb, event.verb),
        f"{TARGETS.get(event.target_type, event.target_type)} {event.target_ref}".strip(),
        tuple(facts_told(event.detail)),
        _stored(event.detail),
        event.hash,
    )


def _stored(detail: dict[str, Any]) -> str:
    return json.dumps(detail, ensure_ascii=False, indent=1) if detail else ""


def _found(wish: TrailWish) -> QuerySet[AuditEvent]:
    events = AuditEvent.objects.order_by("-sequence")
    if wish.actor:
        events = events.filter(actor__icontains=wish.actor)
    if wish.kind:
        events = events.filter(target_type=wish.kind)
    if wish.record:
        events = events.filter(target_ref__istartswith=wish.record)
    if since := _day(wish.since):
        events = events.filter(at__gte=midnight(since))
    if until := _day(wish.until):
        events = events.filter(at__lt=midnight(until + timedelta(days=1)))
    return events


def _day(text: str) -> date | None:
    try:
        day = parse_day(text) if text else None
    except DayError:
        return None
    return day if day and day.year < date.max.year else None
