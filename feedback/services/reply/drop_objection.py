"""A request taken out of a draft; its row and its history stay."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from feedback.models import Objection
from feedback.services.reply.save_objection import write_version
from feedback.services.reply.step import draft_of


@transaction.atomic
def drop_objection(*, objection: Objection, by: User, now: datetime | None = None) -> Objection:
    """The request, out of the reply; one that is out already stays so. Raises ReplyRefused, WindowClosed."""
    moment = now or timezone.now()
    reply = draft_of(objection.reply.window, objection.reply.unit, by, moment)
    row = reply.objections.get(pk=objection.pk)
    if row.dropped_at is None:
        row.dropped_at = moment
        write_version(row, by=by, now=moment)
    return row
