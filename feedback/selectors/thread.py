"""The page of one request: its figures side by side, where it stands, what this person may do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from accounts.models import Role, User
from accounts.rules import Standing
from feedback.core.asked_words import asked_told
from feedback.core.closing import time_left
from feedback.core.words import DECIDED, ObjectionState
from feedback.core.workflow import OBJECTION, ObjectionMove
from feedback.models import Concurrence, Decision, Objection
from feedback.selectors.decisions import current_concurrence, current_decision
from feedback.selectors.history import Event, history_of
from feedback.selectors.leads import leads_of
from feedback.selectors.published import published_annex
from feedback.selectors.register import is_overdue
from feedback.selectors.rule_changes import rule_changes
from scoring.core.rule_text import describe
from scoring.core.types import CriterionInput, Method
from scoring.core.workflow import DECIDABLE
from scoring.models import Round, ScoreLine

STEPS = ("Gửi ý kiến", "Sở Nội vụ tiếp nhận", "Đơn vị chủ trì xem xét", "Quyết định", "Cập nhật điểm")
_STEP_NOW = {
    ObjectionState.DRAFT: 0,
    ObjectionState.SENT: 1,
    ObjectionState.ROUTED: 2,
    ObjectionState.CONCURRED: 3,
    ObjectionState.ASKED: 0,
    ObjectionState.ACCEPTED: 4,
    ObjectionState.PART: 4,
    ObjectionState.REJECTED: 5,
}


@dataclass(frozen=True, slots=True)
class Step:
    """One of the five; `state` is done, now or to come. `at`: when what is done was done last."""

    name: str
    state: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """`because` explains the published points; `overtaken` says why the agreement no longer counts. The
    `may_…` say which forms this person is offered."""

    objection: Objection
    criterion: CriterionInput
    says: str
    asked: str
    published: Decimal | None
    published_label: str
    claimed: Decimal | None
    because: tuple[str, ...]
    concurrence: Concurrence | None
    overtaken: str
    decision: Decision | None
    steps: tuple[Step, ...]
    events: tuple[Event, ...]
    overdue: bool
    left: str
    needs_member: bool
    may_decide: bool
    may_route: bool
    may_concur: bool
    may_write: bool
    is_own: bool

    @property
    def status(self) -> ObjectionState:
        return ObjectionState(self.objection.status)

    @property
    def surveyed(self) -> bool:
        return self.criterion.method is Method.SURVEY

    @property
    def gain(self) -> Decimal | None:
        """What is asked for, above what is published."""
        asked = self.objection.asked_points
        return None if asked is None or self.published is None else asked - self.published

    @property
    def cut(self) -> Decimal | None:
        """What is published, above what the unit gave itself."""
        return None if self.claimed is None or self.published is None else self.published - self.claimed


def thread_of(objection: Objection, user: User, held: Standing, now: datetime | None = None) -> Thread | None:
    """None where the published annex has no such line (any more). A fixed number of queries."""
    moment = now or timezone.now()
    reply = objection.reply
    publication = reply.window.publication
    annex = published_annex(reply.window, reply.unit)
    criterion = annex.criterion(objection.criterion_code) if annex else None
    if annex is None or criterion is None or criterion.rule is None:
        return None
    line = annex.lines[objection.criterion_code]
    status = ObjectionState(objection.status)
    is_open = publication.round.state in DECIDABLE and status is not ObjectionState.DRAFT
    is_own, is_office = reply.unit_id in held.unit_ids, held.holds({Role.ROUND_ADMIN})
    needs_member = leads_of(publication.round).needs_member(reply.unit, objection.lead_unit)
    answers = _answers(objection, user, held, needs_member=needs_member)
    waits = status not in DECIDED and objection.due_at is not None
    concurrence = current_concurrence(objection)
    events = tuple(history_of(objection, criterion))
    return Thread(
        objection=objection,
        criterion=criterion,
        says=describe(criterion.rule),
        asked=asked_told(objection.entered(), objection.asked_points),
        published=line.points,
        published_label=line.status.label,
        claimed=_claimed(objection),
        because=annex.because[objection.criterion_code],
        concurrence=concurrence,
        overtaken=_overtaken(publication.round, concurrence),
        decision=current_decision(objection),
        steps=_steps(status, events),
        events=events,
        overdue=is_overdue(objection, moment),
        left=time_left(objection.due_at - moment) if waits and objection.due_at else "",
        needs_member=needs_member,
        may_decide=is_open and is_office,
        may_route=is_open and is_office and (status, ObjectionMove.ROUTE) in OBJECTION.moves,
        may_concur=is_open and (is_office or answers),
        may_write=is_open and (is_office or is_own or answers),
        is_own=is_own,
    )


def _overtaken(round: Round, agreed: Concurrence | None) -> str:
    changes = rule_changes(round, [agreed]) if agreed and agreed.agrees else {}
    return changes[agreed.pk].sentence if agreed and agreed.pk in changes else ""


def _answers(x: Objection, user: User, held: Standing, *, needs_member: bool) -> bool:
    """Whether the person agrees for the lead unit, or is the member it was routed to."""
    if x.member_id is not None:
        return x.member_id == user.pk
    return not needs_member and x.lead_unit_id in held.appraised_ids | held.headed_ids


def _claimed(x: Objection) -> Decimal | None:
    run = x.reply.window.publication.self_run_id
    rows = ScoreLine.objects.filter(run=run, unit=x.reply.unit_id, criterion_code=x.criterion_code)
    return rows.values_list("points", flat=True).first()


def _steps(status: ObjectionState, events: Iterable[Event]) -> tuple[Step, ...]:
    now = _STEP_NOW[status]
    at = {event.step: event.at for event in events}
    return tuple(
        Step(name, "done", at.get(place)) if place < now else Step(name, "now" if place == now else "todo")
        for place, name in enumerate(STEPS)
    )
