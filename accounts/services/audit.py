"""The audit trail: appended in the transaction of the change it records."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.core.chain import event_hash
from accounts.models import AuditEvent, AuditHead, User


@transaction.atomic
def record_event(
    *,
    by: User,
    verb: str,
    target_type: str,
    target_ref: str,
    detail: dict[str, Any] | None = None,
    now: datetime | None = None,
) -> AuditEvent:
    """Append one event to the chain; the head's lock keeps appenders in line until they commit."""
    head = AuditHead.objects.select_for_update().get_or_create(singleton=True)[0]
    event = AuditEvent(
        sequence=head.sequence + 1,
        at=now or timezone.now(),
        actor=by.username,
        verb=verb,
        target_type=target_type,
        target_ref=target_ref,
        detail=detail or {},
        previous_hash=head.hash,
    )
    event.hash = event_hash(event)
    event.save()
    head.sequence, head.hash = event.sequence, event.hash
    head.save()
    return event
