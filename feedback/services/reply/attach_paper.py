"""The unit's văn bản phối hợp, put to its draft."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Unit, User
from feedback.models import FeedbackWindow, Paper
from feedback.services.receive_paper import PaperGiven, ReceivedPaper, received_paper
from feedback.services.reply.step import draft_of, record_reply
from feedback.services.rights import check_works


def attach_paper(
    *, window: FeedbackWindow, unit: Unit, given: PaperGiven, by: User, now: datetime | None = None
) -> Paper:
    """The paper; another one takes the place of the first, which stays stored.

    Raises ReplyRefused, WindowClosed, PaperRefused; FileRefused, EvidenceRefused for its file.
    """
    moment = now or timezone.now()
    check_works(unit, by, moment)
    with received_paper(given, unit=unit, by=by, now=moment) as paper:
        return _attach(window, unit, paper, by, moment)


@transaction.atomic
def _attach(window: FeedbackWindow, unit: Unit, paper: ReceivedPaper, by: User, now: datetime) -> Paper:
    reply = draft_of(window, unit, by, now)
    reply.paper = paper.store(unit=unit, by=by, now=now)
    reply.save(update_fields=["paper"])
    detail = {"number": reply.paper.number, "sha256": reply.paper.sha256}
    record_reply(reply, "attach_reply_paper", by=by, now=now, detail=detail)
    return reply.paper
