"""More time for one unit's self-assessment."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from scoring.core.workflow import RoundState
from scoring.models import Assessment, Extension


class ExtensionRefused(Refused):
    """Time that cannot be given; the message says why."""


@transaction.atomic
def extend_time(
    *,
    assessment: Assessment,
    due_at: datetime,
    closes_at: datetime | None = None,
    reason: str,
    document: str = "",
    by: User,
    now: datetime | None = None,
) -> Extension:
    """Give the unit until `due_at`, and until `closes_at` late; both are the first moment that is too late.

    Raises ExtensionRefused without a reason, into the past, or once the round has gone on.
    """
    moment = now or timezone.now()
    locked = Assessment.objects.select_for_update().select_related("round", "unit").get(pk=assessment.pk)
    closes_at = closes_at or due_at
    if locked.round.state != RoundState.OPEN:
        raise ExtensionRefused(
            f"Đợt {locked.round.code} đã qua giai đoạn tự chấm nên không gia hạn được nữa."
        )
    if not reason.strip():
        raise ExtensionRefused("Gia hạn phải ghi lý do.")
    if due_at <= moment or closes_at < due_at:
        raise ExtensionRefused("Hạn mới phải sau lúc này, và giờ khóa không được trước hạn mới.")
    extension = Extension.objects.create(
        assessment=locked,
        due_at=due_at,
        closes_at=closes_at,
        reason=reason.strip(),
        document=document.strip(),
        granted_at=moment,
        granted_by=by,
    )
    record_event(
        by=by,
        verb="extend_time",
        target_type="assessment",
        target_ref=f"{locked.round.code}/{locked.unit.code}",
        detail={
            "due_at": due_at.isoformat(),
            "closes_at": closes_at.isoformat(),
            "reason": extension.reason,
            "document": extension.document,
        },
        now=moment,
    )
    return extension
