"""A word in a thread: of the unit, of who agrees, or of Sở Nội vụ; or what was asked for."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Role, User
from cchc_portal.lib.dates import vn_last_moment
from feedback.core.words import ObjectionState, Side
from feedback.core.workflow import ObjectionMove
from feedback.models import Message, Objection
from feedback.services.refusals import ThreadRefused
from feedback.services.rights import held_by
from feedback.services.thread.locks import locked_objection, moved, record_thread


@transaction.atomic
def write_message(*, objection: Objection, text: str, by: User, now: datetime | None = None) -> Message:
    """The message. Of the unit that was asked for more it is the answer, and the request goes back to
    Sở Nội vụ; after the day it was given, only Sở Nội vụ can give another one. Raises ThreadRefused."""
    moment = now or timezone.now()
    row = locked_objection(objection)
    side = side_of(row, by, moment)
    if row.status == ObjectionState.DRAFT:
        raise ThreadRefused("Đề nghị chưa gửi nên chưa có trao đổi.")
    if not text.strip():
        raise ThreadRefused("Hãy ghi nội dung.")
    supplement = side is Side.UNIT and row.status == ObjectionState.ASKED
    if supplement:
        _supplement(row, moment)
    message = Message.objects.create(
        objection=row, text=text.strip(), supplement=supplement, side=side, written_at=moment, written_by=by
    )
    verb = "supplement_objection" if supplement else "write_message"
    record_thread(row, verb, by=by, now=moment, detail={"side": side.value})
    return message


def side_of(objection: Objection, by: User, now: datetime) -> Side:
    """For whom the person speaks. Raises ThreadRefused for who has no part in the thread."""
    held = held_by(by, now)
    if objection.reply.unit_id in held.unit_ids:
        return Side.UNIT
    if objection.member_id == by.pk:
        return Side.MEMBER
    if objection.lead_unit_id in held.appraised_ids | held.headed_ids:
        return Side.LEAD
    if held.holds({Role.ROUND_ADMIN}):
        return Side.OFFICE
    raise ThreadRefused("Bạn không thuộc bên nào của đề nghị này.")


def _supplement(row: Objection, now: datetime) -> None:
    if row.due_at and now >= row.due_at:
        until = vn_last_moment(timezone.localtime(row.due_at))
        raise ThreadRefused(f"Đã hết hạn bổ sung (nhận {until}).")
    row.status, row.due_at = moved(row, ObjectionMove.SUPPLEMENT), None
    row.save(update_fields=["status", "due_at"])
