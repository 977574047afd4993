"""The units that had not answered when their time was over, written down once each."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.actors import system_actor
from accounts.services.audit import record_event
from feedback.core.closing import WindowPhase
from feedback.models import FeedbackWindow, Silence
from feedback.selectors.awaited import Awaited, awaited_in
from feedback.selectors.windows import with_frame


def record_silence(*, now: datetime | None = None) -> list[Silence]:
    """The new rows, of every window that has closed for somebody, however long ago.

    May run twice, at once with another, or days late: a unit and closing are one row, and whoever
    answered is in none.
    """
    moment = now or timezone.now()
    found: list[Silence] = []
    for pk in (
        FeedbackWindow.objects.filter(closes_at__lte=moment).order_by("pk").values_list("pk", flat=True)
    ):
        found += _of_window(pk, moment)
    return found


@transaction.atomic
def _of_window(pk: int, now: datetime) -> list[Silence]:
    """The window's row is locked: of two who look at once, the second finds what the first wrote."""
    window = with_frame(FeedbackWindow.objects.select_for_update(of=("self",))).get(pk=pk)
    known = set(Silence.objects.filter(window=window).values_list("unit", "closed_at"))
    silent = [
        one
        for one in awaited_in(window, now)
        if not one.answered
        and one.closing.phase is WindowPhase.CLOSED
        and (one.unit.pk, one.closing.closes_at) not in known
    ]
    return _write(window, silent, system_actor(), now) if silent else []


def _write(window: FeedbackWindow, silent: Iterable[Awaited], by: User, now: datetime) -> list[Silence]:
    rows = Silence.objects.bulk_create(
        Silence(
            window=window,
            unit=one.unit,
            closed_at=one.closing.closes_at or now,  # a window that closed has its moment
            recorded_at=now,
            recorded_by=by,
        )
        for one in silent
    )
    record_event(
        by=by,
        verb="record_silence",
        target_type="publication",
        target_ref=window.publication.code,
        detail={"units": [row.unit.code for row in rows]},
        now=now,
    )
    return rows
