"""More time for one unit to answer; another deadline for a lead unit."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Unit, User
from accounts.services.audit import record_event
from feedback.core.words import ObjectionState
from feedback.models import FeedbackWindow, LeadDeadline, Objection, WindowExtension
from feedback.selectors.published import published_annex
from feedback.selectors.windows import with_frame
from feedback.services.refusals import ThreadRefused
from feedback.services.rights import check_office
from scoring.core.workflow import RoundState


class ExtensionRefused(ThreadRefused):
    """Time that cannot be given; the sentence says why."""


@transaction.atomic
def extend_window(
    *,
    window: FeedbackWindow,
    unit: Unit,
    closes_at: datetime,
    reason: str,
    document: str,
    by: User,
    now: datetime | None = None,
) -> WindowExtension:
    """The unit may answer until `closes_at`, the first moment that is too late; after the closing too.

    Raises ExtensionRefused without reason or number, into the past, before the time the unit has
    already, or once the results are final.
    """
    moment = now or timezone.now()
    check_office(by, moment)
    held = _open_window(window)
    if published_annex(held, unit) is None:
        raise ExtensionRefused(f"{unit.name} không có kết quả trong lần công bố này.")
    if not (reason.strip() and document.strip()):
        raise ExtensionRefused("Gia hạn phải ghi lý do và số văn bản.")
    last = held.extensions.filter(unit=unit).order_by("-id").first()
    stands = last.closes_at if last else held.closes_at
    if closes_at <= moment or (stands is not None and closes_at <= stands):
        raise ExtensionRefused("Hạn mới phải sau lúc này và sau hạn đang có của đơn vị.")
    extension = WindowExtension.objects.create(
        window=held,
        unit=unit,
        closes_at=closes_at,
        reason=reason.strip(),
        document=document.strip(),
        granted_at=moment,
        granted_by=by,
    )
    detail = {
        "unit": unit.code,
        "closes_at": closes_at.isoformat(),
        "reason": extension.reason,
        "document": extension.document,
    }
    _record("extend_window", held, detail, by, moment)
    return extension


@transaction.atomic
def set_lead_deadline(
    *,
    window: FeedbackWindow,
    lead_unit: Unit,
    due_at: datetime,
    reason: str = "",
    by: User,
    now: datetime | None = None,
) -> LeadDeadline:
    """The lead unit answers before `due_at`, earlier or later than the window closes; what it has been
    sent already follows. Raises ExtensionRefused into the past, or once the results are final."""
    moment = now or timezone.now()
    check_office(by, moment)
    held = _open_window(window)
    if due_at <= moment:
        raise ExtensionRefused("Hạn của đơn vị chủ trì phải sau lúc này.")
    deadline = LeadDeadline.objects.create(
        window=held, lead_unit=lead_unit, due_at=due_at, reason=reason.strip(), set_at=moment, set_by=by
    )
    waiting = Objection.objects.filter(
        reply__window=held, lead_unit=lead_unit, member=None, status=ObjectionState.ROUTED
    )
    waiting.update(due_at=due_at)
    detail = {"lead_unit": lead_unit.code, "due_at": due_at.isoformat(), "reason": deadline.reason}
    _record("set_lead_deadline", held, detail, by, moment)
    return deadline


def _open_window(window: FeedbackWindow) -> FeedbackWindow:
    """The window, locked. Raises ExtensionRefused once the results are final."""
    held = with_frame(FeedbackWindow.objects.select_for_update(of=("self",))).get(pk=window.pk)
    round = held.publication.round
    if round.state != RoundState.PROVISIONAL:
        raise ExtensionRefused(f"Đợt {round.code} đã qua giai đoạn lấy ý kiến nên không gia hạn được nữa.")
    return held


def _record(verb: str, window: FeedbackWindow, detail: dict[str, str], by: User, now: datetime) -> None:
    record_event(
        by=by,
        verb=verb,
        target_type="publication",
        target_ref=window.publication.code,
        detail=detail,
        now=now,
    )
