"""The windows of rounds, and until when each unit may answer in one."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import Unit
from feedback.core.closing import Closing
from feedback.models import FeedbackWindow, LeadDeadline, Objection, WindowExtension
from scoring.models import Round


def with_frame(rows: QuerySet[FeedbackWindow]) -> QuerySet[FeedbackWindow]:
    """With publication, run (without its stored inputs) and round, the latest first."""
    related = rows.select_related(
        "publication__run__criteria_set", "publication__round__profile", "publication__replaced_by"
    )
    return related.defer("publication__run__inputs").order_by("-publication__number")


def window_of(round: Round) -> FeedbackWindow | None:
    """The window of the provisional results that count now: one query."""
    rows = FeedbackWindow.objects.filter(publication__round=round)
    return with_frame(rows.filter(publication__replaced_by__isnull=True)).first()


def window_of_line(round: Round, unit: str, criterion_code: str) -> FeedbackWindow | None:
    """Where a word on the unit's line counts: in the window of its first request that waits for a decision,
    which may be one that was replaced, else in the one that counts now. Two queries at most."""
    waits = Objection.objects.of_round(round).undecided()
    found = waits.filter(reply__unit__code=unit, criterion_code=criterion_code).order_by("id")[:1]
    window = with_frame(FeedbackWindow.objects.filter(pk__in=found.values("reply__window"))).first()
    return window or window_of(round)


def windows_with_requests(round: Round) -> list[FeedbackWindow]:
    """The one that counts now, and those replaced since in which something was asked for, the latest first:
    one query."""
    rows = with_frame(FeedbackWindow.objects.filter(publication__round=round))
    asked = Objection.objects.sent().filter(reply__window__publication__round=round)
    counts = Q(publication__replaced_by__isnull=True)
    return list(rows.filter(counts | Q(pk__in=asked.values("reply__window"))))


def window_published_as(round: Round, code: str) -> FeedbackWindow | None:
    """Of the round's publication with that code, replaced or not: one query."""
    rows = with_frame(FeedbackWindow.objects.filter(publication__round=round))
    return next((window for window in rows if window.publication.code == code), None)


def last_window() -> FeedbackWindow | None:
    """Of the round whose results were published last: one query."""
    rows = FeedbackWindow.objects.filter(publication__replaced_by__isnull=True)
    return with_frame(rows).order_by("-publication__round__year", "-publication__id").first()


def closing_of(window: FeedbackWindow, unit: Unit, now: datetime | None = None) -> Closing:
    """Where the unit stands in the window: two queries."""
    last = window.extensions.filter(unit=unit).order_by("-id").first()
    return _closing(window, last.closes_at if last else None, is_replaced(window), now or timezone.now())


def closings_of(
    window: FeedbackWindow, units: Iterable[int], now: datetime | None = None
) -> dict[int, Closing]:
    """The same of many units, by their ids: two queries."""
    own = last_extensions(window)
    moment, replaced = now or timezone.now(), is_replaced(window)
    return {
        unit: _closing(window, own[unit].closes_at if unit in own else None, replaced, moment)
        for unit in units
    }


def last_extensions(window: FeedbackWindow) -> dict[int, WindowExtension]:
    """The extension that counts, by unit, of those that have one: one query."""
    rows = WindowExtension.objects.filter(window=window).select_related("granted_by").order_by("id")
    return {extension.unit_id: extension for extension in rows}


def lead_due_at(window: FeedbackWindow, lead_unit: Unit | None) -> datetime | None:
    """By when the lead unit answers: its own deadline, else the window's closing. At most one query."""
    if lead_unit is None:
        return window.closes_at
    rows = LeadDeadline.objects.filter(window=window, lead_unit=lead_unit).order_by("-id")
    own = rows.first()
    return own.due_at if own else window.closes_at


def is_replaced(window: FeedbackWindow) -> bool:
    """Whether the results were published anew since: one query."""
    return type(window.publication).objects.filter(replaces=window.publication_id).exists()


def _closing(
    window: FeedbackWindow,
    own: datetime | None,
    replaced: bool,
    now: datetime,
) -> Closing:
    closes_at = own or window.closes_at
    return Closing(
        opens_at=timezone.localtime(window.opens_at),
        closes_at=timezone.localtime(closes_at) if closes_at else None,
        at=now,
        round_state=window.publication.round.state,
        extended=own is not None,
        replaced=replaced,
    )
