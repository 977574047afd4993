"""A unit's reply as its people see it: the published annex, their requests, what was sent."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.models import Unit
from accounts.rules import Standing
from feedback.core.closing import Closing
from feedback.core.request import PublishedLine
from feedback.core.words import ReplyKind, ReplyState
from feedback.models import FeedbackWindow, Objection, Reply, ReplySending
from feedback.selectors.leads import leads_of
from feedback.selectors.published import PublishedAnnex, published_annex
from feedback.selectors.replies import requests_of, with_frame
from feedback.selectors.reply_check import line_findings
from feedback.selectors.windows import closing_of
from scoring.core.types import CriterionInput
from scoring.models import UnitScore


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A node of the annex; a leaf has its published line, who leads it, and the request on it if any."""

    criterion: CriterionInput
    line: PublishedLine | None
    lead: Unit | None
    request: Objection | None


@dataclass(frozen=True, slots=True)
class ReplyPage:
    """`reply` is None before the first request; `sending` is what stands sent now."""

    window: FeedbackWindow
    unit: Unit
    annex: PublishedAnnex
    score: UnitScore | None
    closing: Closing
    reply: Reply | None
    sending: ReplySending | None
    rows: tuple[AnnexRow, ...]
    requests: tuple[Objection, ...]
    wrong: dict[str, tuple[str, ...]]
    heads: bool

    @property
    def is_sent(self) -> bool:
        return self.reply is not None and self.reply.state == ReplyState.SENT

    @property
    def is_open(self) -> bool:
        """Whether the unit's people may write now."""
        return not self.closing.lock and not self.is_sent

    @property
    def kind(self) -> ReplyKind | None:
        return ReplyKind(self.reply.kind) if self.reply and self.is_sent else None


def reply_page(
    window: FeedbackWindow, unit: Unit, held: Standing, now: datetime | None = None
) -> ReplyPage | None:
    """None where the unit has no result in the publication. A fixed number of queries."""
    annex = published_annex(window, unit)
    if annex is None or not annex.lines:
        return None
    reply = with_frame(Reply.objects.filter(window=window, unit=unit)).first()
    requests = requests_of(reply) if reply else []
    return ReplyPage(
        window=window,
        unit=unit,
        annex=annex,
        score=UnitScore.objects.filter(run=window.publication.run_id, unit=unit).first(),
        closing=closing_of(window, unit, now or timezone.now()),
        reply=reply,
        sending=_sending(reply),
        rows=_rows(window, unit, annex, requests),
        requests=tuple(requests),
        wrong=line_findings(reply, annex) if reply and reply.state == ReplyState.DRAFT else {},
        heads=unit.pk in held.headed_ids,
    )


def _sending(reply: Reply | None) -> ReplySending | None:
    if reply is None or reply.state != ReplyState.SENT:
        return None
    return reply.sendings.select_related("sent_by").order_by("-number").first()


def _rows(
    window: FeedbackWindow, unit: Unit, annex: PublishedAnnex, requests: list[Objection]
) -> tuple[AnnexRow, ...]:
    leads = leads_of(window.publication.round)
    by_code = {x.criterion_code: x for x in requests}
    return tuple(
        AnnexRow(c, annex.lines.get(c.code), leads.of(unit, c.code), by_code.get(c.code))
        for c in annex.criteria
        if c.rule is None or c.code in annex.lines
    )
