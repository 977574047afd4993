"""The head of unit answers: agreed to as a whole, or with requests; frozen, hashed, with a receipt."""

import zlib
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Unit, User
from accounts.selectors.capacity import signing_capacity
from cchc_portal.lib.codes import random_code
from cchc_portal.lib.hashing import sha256_bytes
from cchc_portal.lib.text import ascii_name
from feedback.core.reply_content import DECLARATION, content_bytes
from feedback.core.words import ObjectionState, ReplyKind, ReplyState
from feedback.core.workflow import ReplyMove
from feedback.models import Concurrence, FeedbackWindow, Objection, Reply, ReplySending
from feedback.selectors.leads import leads_of
from feedback.selectors.replies import content_of, requests_of
from feedback.selectors.reply_check import reply_findings
from feedback.selectors.windows import closing_of
from feedback.services.refusals import ReplyRefused
from feedback.services.reply.step import annex_of_reply, check_time, locked_reply, take_step
from feedback.services.rights import check_heads
from scoring.core.submission_content import Signer

_RANDOM_LETTERS = 6
_UNIT_LETTERS = 16


@transaction.atomic
def send_reply(
    *,
    window: FeedbackWindow,
    unit: Unit,
    kind: ReplyKind,
    declared: bool,
    by: User,
    now: datetime | None = None,
) -> ReplySending:
    """Send the unit's one answer. The same content sent twice by its head is one sending.

    Raises ReplyRefused: not the head, no declaration, something on a line; WindowClosed.
    """
    moment = now or timezone.now()
    check_heads(unit, by, moment)
    reply = locked_reply(window, unit, by, moment)
    content = content_bytes(content_of(reply, annex_of_reply(reply), kind, _signer(reply, by, moment)))
    digest = sha256_bytes(content)
    if again := _just_sent(reply, digest):
        return again
    check_time(reply, moment)
    if reply.state != ReplyState.DRAFT:
        raise ReplyRefused("Đơn vị đã gửi ý kiến; mỗi đơn vị phản hồi một lần, muốn sửa thì rút lại trước.")
    _check(reply, kind, declared=declared)
    return _store(reply, kind, content, digest, by, moment)


def _signer(reply: Reply, by: User, now: datetime) -> Signer:
    capacity = signing_capacity(by, reply.unit, timezone.localdate(now))
    return Signer(by.username, by.get_full_name(), by.position, capacity)


def _just_sent(reply: Reply, digest: str) -> ReplySending | None:
    """The sending in force, where it is the same: a second click on the same button."""
    if reply.state != ReplyState.SENT:
        return None
    last = reply.sendings.order_by("-number").first()
    return last if last and last.content_hash == digest else None


def _check(reply: Reply, kind: ReplyKind, *, declared: bool) -> None:
    if found := reply_findings(reply, kind):
        raise ReplyRefused("Chưa gửi được ý kiến:", *found)
    if not declared:
        raise ReplyRefused("Hãy đánh dấu vào lời cam kết trước khi gửi.")


def _store(
    reply: Reply, kind: ReplyKind, content: bytes, digest: str, by: User, now: datetime
) -> ReplySending:
    number = reply.sendings.count() + 1
    sending = ReplySending.objects.create(
        reply=reply,
        number=number,
        code=_receipt_code(reply, number),
        kind=kind,
        paper=reply.paper,
        content=zlib.compress(content),
        content_hash=digest,
        declaration=DECLARATION,
        capacity=signing_capacity(by, reply.unit, timezone.localdate(now)),
        extended=closing_of(reply.window, reply.unit, now).extended,
        sent_at=now,
        sent_by=by,
    )
    sent = _send_requests(reply)
    reply.kind = kind
    detail = {
        "number": number,
        "kind": kind.value,
        "receipt": sending.code,
        "content_hash": digest,
        "requests": [x.criterion_code for x in sent],
    }
    take_step(reply, ReplyMove.SEND, verb="send_reply", by=by, now=now, detail=detail)
    return sending


def _send_requests(reply: Reply) -> list[Objection]:
    """Those with an agreement at hand wait for the decision at once. Each is led by who leads it now."""
    agreed = set(
        Concurrence.objects.current()
        .filter(window=reply.window_id, unit=reply.unit_id)
        .values_list("criterion_code", flat=True)
    )
    leads = leads_of(reply.window.publication.round)
    requests = requests_of(reply)
    for x in requests:
        has_answer = x.criterion_code in agreed
        x.status = ObjectionState.CONCURRED if has_answer else ObjectionState.SENT
        x.lead_unit = leads.of(reply.unit, x.criterion_code)
        x.member = None
    Objection.objects.bulk_update(requests, ["status", "lead_unit", "member"])
    return requests


def _receipt_code(reply: Reply, number: int) -> str:
    """Year, unit, number of the sending, and letters that nobody can guess: YK-2020-SNV-1-7K3F9Q."""
    unit = ascii_name(reply.unit.code)[:_UNIT_LETTERS]
    return f"YK-{reply.window.publication.round.year}-{unit}-{number}-{random_code(_RANDOM_LETTERS)}"
