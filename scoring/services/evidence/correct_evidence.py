"""A document's title, number and day put right."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from scoring.models import Evidence
from scoring.services.evidence.details import Details
from scoring.services.evidence.locks import refuse_if_handed_in


@transaction.atomic
def correct_evidence(
    *,
    evidence: Evidence,
    title: str,
    number: str = "",
    issued_on: date | None = None,
    by: User,
    now: datetime | None = None,
) -> Evidence:
    """The document as corrected. Raises EvidenceRefused where a locked sheet rests on it as it is."""
    now = now or timezone.now()
    details = Details.typed(title, number, issued_on, now)
    locked = Evidence.objects.select_for_update(no_key=True, of=("self",)).get(pk=evidence.pk)
    before = Details.of(locked)
    if before == details:
        return locked
    refuse_if_handed_in(locked, now)
    for name, value in details.values.items():
        setattr(locked, name, value)
    locked.save(update_fields=list(details.values))
    record_event(
        by=by,
        verb="correct_evidence",
        target_type="evidence",
        target_ref=str(locked.pk),
        detail={"before": before.told, "after": details.told},
        now=now,
    )
    return locked
