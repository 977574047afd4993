"""Who has to answer in a window, and who has."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Unit
from feedback.core.closing import Closing
from feedback.core.words import ReplyKind, ReplyState
from feedback.models import FeedbackWindow, Reply, ReplySending
from feedback.selectors.windows import closings_of


@dataclass(frozen=True, slots=True)
class Awaited:
    """A unit of the publication, its reply where one was begun, what was sent last, and its time."""

    unit: Unit
    reply: Reply | None
    sending: ReplySending | None
    closing: Closing

    @property
    def answered(self) -> bool:
        return self.reply is not None and self.reply.state == ReplyState.SENT

    @property
    def kind(self) -> ReplyKind | None:
        """What it answered; None while it has not."""
        return ReplyKind(self.reply.kind) if self.reply and self.answered else None


def units_of(window: FeedbackWindow) -> QuerySet[Unit]:
    """The units that the publication has results of, in the order of pages."""
    scored = window.publication.run.unit_scores.values("unit")
    return Unit.objects.filter(pk__in=scored).select_related("group").in_order()


def awaited_in(window: FeedbackWindow, now: datetime | None = None) -> list[Awaited]:
    """Every unit of the publication: five queries, whatever their number."""
    units = list(units_of(window))
    replies = {reply.unit_id: reply for reply in Reply.objects.filter(window=window).select_related("paper")}
    rows = ReplySending.objects.filter(reply__window=window).defer("content").order_by("number")
    sendings = {sending.reply_id: sending for sending in rows.select_related("sent_by")}
    closings = closings_of(window, [unit.pk for unit in units], now or timezone.now())
    return [_awaited(unit, replies.get(unit.pk), sendings, closings[unit.pk]) for unit in units]


def _awaited(unit: Unit, reply: Reply | None, sendings: dict[int, ReplySending], closing: Closing) -> Awaited:
    sending = sendings.get(reply.pk) if reply and reply.state == ReplyState.SENT else None
    return Awaited(unit, reply, sending, closing)
