"""The head takes the answer back, while the window is open and nothing of it is decided."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Unit, User
from feedback.core.words import ReplyState
from feedback.core.workflow import OBJECTION, ObjectionMove, ReplyMove
from feedback.models import FeedbackWindow, Objection, Reply, ReplyStep
from feedback.selectors.replies import requests_of
from feedback.services.refusals import ReplyRefused
from feedback.services.reply.step import check_time, locked_reply, take_step
from feedback.services.rights import check_heads
from scoring.core.workflow import MoveError, move


@transaction.atomic
def withdraw_reply(
    *, window: FeedbackWindow, unit: Unit, reason: str, by: User, now: datetime | None = None
) -> ReplyStep:
    """The reply is a draft again; what was sent, and what was said to it, stays on record.

    Raises ReplyRefused without a reason or after a decision, WindowClosed.
    """
    moment = now or timezone.now()
    check_heads(unit, by, moment)
    reply = locked_reply(window, unit, by, moment)
    check_time(reply, moment)
    if reply.state != ReplyState.SENT:
        raise ReplyRefused("Đơn vị chưa gửi ý kiến nên không có gì để rút.")
    if not reason.strip():
        raise ReplyRefused("Hãy ghi lý do.")
    _take_back_requests(reply)
    reply.kind = ""
    return take_step(
        reply, ReplyMove.WITHDRAW, verb="withdraw_reply", by=by, now=moment, reason=reason.strip()
    )


def _take_back_requests(reply: Reply) -> None:
    requests = requests_of(reply)
    for x in requests:
        try:
            x.status = move(OBJECTION, x.status, ObjectionMove.WITHDRAW)
        except MoveError as error:
            raise ReplyRefused(
                f"Đề nghị về tiêu chí {x.criterion_code} đã có quyết định nên không rút ý kiến được nữa."
            ) from error
        x.member, x.due_at = None, None
    Objection.objects.bulk_update(requests, ["status", "member", "due_at"])
