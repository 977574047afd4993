"""What every change of a reply shares: the locked row, its time, its machine, the step, the audit event."""

from datetime import datetime
from typing import Any

from accounts.models import Unit, User
from accounts.services.audit import record_event
from cchc_portal.lib.locks import hold_shared
from feedback.core.words import ReplyState
from feedback.core.workflow import REPLY, ReplyMove
from feedback.models import FeedbackWindow, Reply, ReplyStep
from feedback.selectors.published import PublishedAnnex, published_annex
from feedback.selectors.replies import with_frame
from feedback.selectors.windows import closing_of
from feedback.services.refusals import ReplyRefused, WindowClosed
from feedback.services.rights import check_works
from scoring.core.workflow import MoveError, move

SENT = "Ý kiến đã gửi; muốn sửa thì thủ trưởng rút lại khi chưa hết hạn."


def locked_reply(window: FeedbackWindow, unit: Unit, by: User, now: datetime) -> Reply:
    """The unit's one reply, begun where there is none yet, its row locked until the transaction ends.

    The window is held as it is: who writes down the silent units waits for answers that are on their
    way. Raises ReplyRefused for a unit without a part in the round.
    """
    hold_shared(FeedbackWindow, window.pk)
    if published_annex(window, unit) is None:
        raise ReplyRefused(f"{unit.name} không có kết quả trong lần công bố này.")
    Reply.objects.get_or_create(window=window, unit=unit, defaults={"begun_at": now, "begun_by": by})
    return held(Reply.objects.get(window=window, unit=unit))


def held(reply: Reply) -> Reply:
    """The reply as it is now, with its frame, locked."""
    return with_frame(Reply.objects.select_for_update(of=("self",))).get(pk=reply.pk)


def draft_of(window: FeedbackWindow, unit: Unit, by: User, now: datetime) -> Reply:
    """The locked reply, for a change of it by the unit's people. Raises ReplyRefused, WindowClosed."""
    check_works(unit, by, now)
    reply = locked_reply(window, unit, by, now)
    check_time(reply, now)
    if reply.state != ReplyState.DRAFT:
        raise ReplyRefused(SENT)
    return reply


def check_time(reply: Reply, now: datetime) -> None:
    """Only while the window is open for the unit. Raises WindowClosed with the closing moment."""
    if lock := closing_of(reply.window, reply.unit, now).lock:
        raise WindowClosed(lock)


def annex_of_reply(reply: Reply) -> PublishedAnnex:
    """The annex it answers. Raises ReplyRefused."""
    annex = published_annex(reply.window, reply.unit)
    if annex is None:
        raise ReplyRefused(f"{reply.unit.name} không có kết quả trong lần công bố này.")
    return annex


def take_step(
    reply: Reply,
    wanted: ReplyMove,
    *,
    by: User,
    now: datetime,
    verb: str,
    reason: str = "",
    detail: dict[str, Any] | None = None,
) -> ReplyStep:
    """Move the locked reply and write it down twice: as its step, and in the audit chain."""
    try:
        was, reply.state = reply.state, move(REPLY, reply.state, wanted)
    except MoveError as error:
        raise ReplyRefused(f"{error}.") from error
    reply.save(update_fields=["state", "kind"])
    step = ReplyStep.objects.create(
        reply=reply, from_state=was, to_state=reply.state, reason=reason, taken_at=now, taken_by=by
    )
    record_reply(reply, verb, by=by, now=now, detail={"from": was, "to": reply.state, **(detail or {})})
    return step


def record_reply(reply: Reply, verb: str, *, by: User, now: datetime, detail: dict[str, Any]) -> None:
    """What happened to the reply, in the audit chain."""
    record_event(
        by=by,
        verb=verb,
        target_type="reply",
        target_ref=f"{reply.window.publication.code}/{reply.unit.code}",
        detail=detail,
        now=now,
    )
