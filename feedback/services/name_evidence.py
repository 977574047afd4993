"""Documents of the unit's store named for a request, while it is drafted or while more is asked for."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from feedback.core.words import ObjectionState
from feedback.models import Objection, ObjectionEvidence
from feedback.services.refusals import ReplyRefused
from feedback.services.reply.step import check_time, held
from feedback.services.rights import check_works
from feedback.services.thread.locks import record_thread
from scoring.models import Evidence


@transaction.atomic
def name_evidence(
    *, objection: Objection, evidence: Evidence, by: User, now: datetime | None = None
) -> ObjectionEvidence:
    """The document in its latest version; one that is named already is left alone.

    Raises ReplyRefused where the request can no longer be changed, or for another unit's document.
    """
    moment = now or timezone.now()
    row = _open(objection, by, moment)
    if evidence.unit_id != row.reply.unit_id:
        raise ReplyRefused("Tài liệu này không thuộc kho của đơn vị.")
    named, is_new = ObjectionEvidence.objects.get_or_create(
        objection=row,
        evidence=evidence,
        removed_at=None,
        defaults={
            "version": evidence.versions.order_by("-number").first(),
            "added_at": moment,
            "added_by": by,
        },
    )
    if is_new:
        _record("name_evidence", row, evidence, by, moment)
    return named


@transaction.atomic
def take_away(*, named: ObjectionEvidence, by: User, now: datetime | None = None) -> ObjectionEvidence:
    """The document no longer named; the row stays. Raises ReplyRefused."""
    moment = now or timezone.now()
    row = _open(named.objection, by, moment)
    held_row = ObjectionEvidence.objects.select_for_update(of=("self",)).get(pk=named.pk, objection=row)
    if row.status != ObjectionState.DRAFT:
        raise ReplyRefused("Đề nghị đã gửi nên không gỡ tài liệu được nữa.")
    if held_row.removed_at is None:
        held_row.removed_at, held_row.removed_by = moment, by
        held_row.save(update_fields=["removed_at", "removed_by"])
        _record("take_evidence_away", row, held_row.evidence, by, moment)
    return held_row


def _open(objection: Objection, by: User, now: datetime) -> Objection:
    """The request, its reply locked, where documents may be put to it now. Raises ReplyRefused."""
    reply = held(objection.reply)
    row = reply.objections.standing().get(pk=objection.pk)
    row.reply = reply
    check_works(reply.unit, by, now)
    if row.status == ObjectionState.DRAFT:
        check_time(reply, now)
    elif row.status != ObjectionState.ASKED or (row.due_at and now >= row.due_at):
        raise ReplyRefused("Đề nghị đã gửi; chỉ gắn thêm tài liệu khi Sở Nội vụ yêu cầu bổ sung.")
    return row


def _record(verb: str, row: Objection, evidence: Evidence, by: User, now: datetime) -> None:
    detail = {"evidence": evidence.pk, "title": evidence.title}
    record_thread(row, verb, by=by, now=now, detail=detail)
