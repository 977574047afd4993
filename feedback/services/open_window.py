"""The feedback window of a provisional publication."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from cchc_portal.lib.midnight import midnight
from feedback.models import FeedbackWindow
from scoring.models import Publication


def closing_moment(respond_before: date) -> datetime:
    """“Trước ngày D” closes at D 00:00 of the province's own clock."""
    return midnight(respond_before)


@transaction.atomic
def open_window(*, publication: Publication, by: User, now: datetime | None = None) -> FeedbackWindow:
    """Open the window of the publication; without a response date it stays open until one is set."""
    moment = now or timezone.now()
    closes_at = closing_moment(publication.respond_before) if publication.respond_before else None
    # A past season entered afterwards has a window that had already closed: it never takes an answer.
    opens_at = min(moment, closes_at - timedelta(seconds=1)) if closes_at else moment
    window = FeedbackWindow.objects.create(
        publication=publication, opens_at=opens_at, opened_by=by, closes_at=closes_at
    )
    record_event(
        by=by,
        verb="open_feedback_window",
        target_type="publication",
        target_ref=publication.code,
        detail={"closes_at": closes_at.isoformat() if closes_at else None},
        now=moment,
    )
    return window
