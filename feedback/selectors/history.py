"""What was said and done about a request, oldest first; nothing is ever taken out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from feedback.core.asked_words import asked_told
from feedback.core.request import asked_line
from feedback.core.words import CHANGING, Outcome, Side
from feedback.models import Concurrence, Decision, Objection, ObjectionEvidence, Paper, ReplySending
from feedback.selectors.replies import sent_content
from scoring.core.types import CriterionInput, Stage
from scoring.models.assessment import EntryFields
from scoring.selectors.progress import rounding_of


@dataclass(frozen=True, slots=True)
class Event:
    """A card (`side` says whose) or, with an icon, a line between cards. `gone`: replaced by a later one.
    `step`: which of the steps of a request it completes."""

    at: datetime
    by: User
    title: str
    text: str = ""
    side: Side | None = None
    icon: str = ""
    of: str = ""
    papers: tuple[Paper, ...] = ()
    documents: tuple[ObjectionEvidence, ...] = ()
    gone: bool = False
    step: int | None = None


def history_of(objection: Objection, criterion: CriterionInput) -> list[Event]:
    """Seven queries, whatever its length. `objection` comes with its reply's frame; `criterion` is its
    leaf."""
    events = [
        *_sendings(objection),
        *_documents(objection),
        *_steps(objection),
        *_routings(objection),
        *_concurrences(objection, criterion),
        *_messages(objection),
        *_decisions(objection, criterion),
    ]
    return sorted(events, key=lambda event: event.at)


def _told(x: Objection, entered: EntryFields, criterion: CriterionInput) -> str:
    """What was agreed to or awarded, with the points of its rule where the line alone tells them."""
    rounding = rounding_of(x.reply.window.publication.run.criteria_set)
    line = asked_line(entered.entry("", Stage.REVISION), criterion, rounding)
    return asked_told(entered.entered(), line.points if line else None)


def _sendings(x: Objection) -> Iterator[Event]:
    rows = ReplySending.objects.filter(reply=x.reply_id).select_related("sent_by", "paper").order_by("id")
    for sending in rows:
        line = next((one for one in sent_content(sending).lines if one.code == x.criterion_code), None)
        if line is None:
            continue
        yield Event(
            sending.sent_at,
            sending.sent_by,
            f"Đề nghị: {line.asked}",
            line.grounds,
            Side.UNIT,
            of=x.reply.unit.name,
            papers=(sending.paper,) if sending.paper else (),
            step=0,
        )


def _documents(x: Objection) -> Iterator[Event]:
    rows = x.documents.filter(removed_at__isnull=True)
    for named in rows.select_related("evidence", "version", "added_by"):
        title = "Gắn tài liệu"
        yield Event(named.added_at, named.added_by, title, icon="document", documents=(named,))


def _steps(x: Objection) -> Iterator[Event]:
    for step in x.reply.steps.filter(to_state="draft").select_related("taken_by"):
        yield Event(step.taken_at, step.taken_by, f"Đơn vị rút ý kiến: {step.reason}", icon="leave")


def _routings(x: Objection) -> Iterator[Event]:
    for routing in x.routings.select_related("lead_unit", "member", "routed_by"):
        to = f"{routing.member} (Tổ giúp việc)" if routing.member else routing.lead_unit
        note = f": {routing.note}" if routing.note else ""
        title = f"Sở Nội vụ chuyển {to}{note}"
        yield Event(routing.routed_at, routing.routed_by, title, icon="compare", step=1)


def _concurrences(x: Objection, criterion: CriterionInput) -> Iterator[Event]:
    rows = Concurrence.objects.filter(
        window=x.reply.window_id, unit=x.reply.unit_id, criterion_code=x.criterion_code
    )
    related = ("paper", "lead_unit", "member", "recorded_by", "replaced_by")
    for row in rows.select_related(*related).order_by("id"):
        title = f"Thống nhất: {_told(x, row, criterion)}" if row.agrees else "Không thống nhất"
        marks = [*(["sau hạn"] if row.late else []), *(["Sở Nội vụ ghi thay"] if row.for_others else [])]
        yield Event(
            row.recorded_at,
            row.recorded_by,
            f"{title} ({', '.join(marks)})" if marks else title,
            row.reason,
            Side.MEMBER if row.member_id else Side.LEAD,
            of=row.of,
            papers=(row.paper,) if row.paper else (),
            gone=hasattr(row, "replaced_by"),
            step=2,
        )


def _messages(x: Objection) -> Iterator[Event]:
    for message in x.messages.select_related("written_by"):
        side = Side(message.side)
        title = "Bổ sung theo yêu cầu" if message.supplement else "Trao đổi"
        lead = x.lead_unit.name if x.lead_unit else side.label
        of = {Side.UNIT: x.reply.unit.name, Side.LEAD: lead}.get(side, side.label)
        yield Event(message.written_at, message.written_by, title, message.text, side, of=of)


def _decisions(x: Objection, criterion: CriterionInput) -> Iterator[Event]:
    rows = Decision.objects.filter(objection=x).select_related("decided_by", "replaced_by", "award")
    for row in rows.order_by("id"):
        changed = row.award if row.outcome in CHANGING else None
        awarded = f", {_told(x, changed, criterion)}" if changed else ""
        until = f", bổ sung đến hết ngày {row.until:%d/%m/%Y}" if row.outcome == Outcome.ASK else ""
        yield Event(
            row.decided_at,
            row.decided_by,
            f"Quyết định: {row.get_outcome_display()}{awarded}{until}",
            row.reason,
            Side.OFFICE,
            of="Sở Nội vụ",
            gone=hasattr(row, "replaced_by"),
            step=3,
        )
