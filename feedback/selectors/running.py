"""Whose time to speak about the provisional results is not over yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import Unit
from feedback.core.closing import WindowPhase
from feedback.models import Concurrence, FeedbackWindow, LeadDeadline, Routing
from feedback.selectors.awaited import Awaited, awaited_in
from feedback.selectors.windows import window_of
from scoring.core.workflow import RoundState
from scoring.models import Round


@dataclass(frozen=True, slots=True)
class Running:
    """`units` under the window's own closing `closes_at` (None: none was set), of which `owing` have not
    answered; units with more time, and lead units with a deadline of their own, each with its end."""

    closes_at: datetime | None
    units: int
    owing: int
    extended: tuple[tuple[Unit, datetime], ...]
    leads: tuple[tuple[Unit, datetime], ...]


def running_of(round: Round, now: datetime) -> Running | None:
    """None once the round is past its provisional results, or has none: eight queries at most.

    A unit's time runs to its end also where it has answered, since it may take its answer back.
    """
    window = window_of(round) if round.state == RoundState.PROVISIONAL else None
    if window is None:
        return None
    still = [one for one in awaited_in(window, now) if one.closing.phase is not WindowPhase.CLOSED]
    common = [one for one in still if not one.closing.extended]
    return Running(
        closes_at=common[0].closing.closes_at if common else None,
        units=len(common),
        owing=sum(not one.answered for one in common),
        extended=tuple(_extended(still)),
        leads=tuple(_leads(window, now)),
    )


def _extended(still: list[Awaited]) -> Iterator[tuple[Unit, datetime]]:
    for one in still:
        if one.closing.extended and one.closing.closes_at:
            yield one.unit, one.closing.closes_at


def _leads(window: FeedbackWindow, now: datetime) -> Iterator[tuple[Unit, datetime]]:
    """Lead units that were asked about a line, have not said their word, and have their own time for it."""
    rows = LeadDeadline.objects.filter(window=window).select_related("lead_unit").order_by("id")
    last = {row.lead_unit_id: row for row in rows}
    ahead = [row for row in last.values() if row.due_at > now]
    asked = _asked(window) if ahead else set()
    for row in sorted(ahead, key=lambda row: row.lead_unit.sort_key):
        if row.lead_unit_id in asked:
            yield row.lead_unit, timezone.localtime(row.due_at)


def _asked(window: FeedbackWindow) -> set[int | None]:
    """The lead units that a request was sent on to and that said nothing on its line since."""
    said = Concurrence.objects.filter(
        window=window,
        unit=OuterRef("objection__reply__unit"),
        criterion_code=OuterRef("objection__criterion_code"),
    )
    routed = Routing.objects.filter(objection__reply__window=window, lead_unit__isnull=False)
    return set(routed.exclude(Exists(said)).values_list("lead_unit", flat=True))
