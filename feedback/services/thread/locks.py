"""The rows that a step of a thread holds: round, then reply, then request, always in this order."""

from datetime import datetime
from typing import Any

from accounts.models import User
from accounts.services.audit import record_event
from feedback.core.workflow import OBJECTION, ObjectionMove
from feedback.models import Objection, Reply
from feedback.services.refusals import ThreadRefused
from feedback.services.reply.step import held
from scoring.core.workflow import DECIDABLE, MoveError, move
from scoring.models import Round


def locked_objection(objection: Objection) -> Objection:
    """The request as it is now, with reply and round, all three locked until the transaction ends.

    The round is held so that a final publication and a decision come one after the other. Raises
    ThreadRefused once the results are final, unless they are being corrected.
    """
    pk = objection.reply.window.publication.round_id
    round = Round.objects.select_for_update(of=("self",)).get(pk=pk)
    if round.state not in DECIDABLE:
        state = round.get_state_display().lower()
        raise ThreadRefused(f"Đợt {round.code} đang ở trạng thái “{state}” nên không xử lý đề nghị được nữa.")
    reply = held(Reply(pk=objection.reply_id))
    row = Objection.objects.select_for_update(of=("self",)).select_related("lead_unit", "member")
    found = row.get(pk=objection.pk)
    found.reply = reply
    return found


def moved(objection: Objection, wanted: ObjectionMove) -> str:
    """The status after the move. Raises ThreadRefused."""
    try:
        return move(OBJECTION, objection.status, wanted)
    except MoveError as error:
        raise ThreadRefused(f"{error}.") from error


def record_thread(
    objection: Objection, verb: str, *, by: User, now: datetime, detail: dict[str, Any]
) -> None:
    """What happened to the request, in the audit chain."""
    record_event(
        by=by,
        verb=verb,
        target_type="objection",
        target_ref=objection.code,
        detail={"unit": objection.reply.unit.code, "criterion": objection.criterion_code, **detail},
        now=now,
    )
