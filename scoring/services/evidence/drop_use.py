"""A document no longer named for a leaf; the row stays, and the document stays in the store."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from scoring.models import EvidenceUse
from scoring.services.evidence.locks import open_assessment
from scoring.services.evidence.use_evidence import record_use


@transaction.atomic
def drop_use(*, use: EvidenceUse, by: User, now: datetime | None = None) -> EvidenceUse:
    """The use, ended; one that ended before is left as it is. Raises EvidenceRefused on a locked sheet."""
    now = now or timezone.now()
    open_assessment(use.assessment_id, use.criterion_code, now)
    rows = EvidenceUse.objects.select_for_update(of=("self",))
    locked = rows.select_related("assessment__round", "assessment__unit", "evidence").get(pk=use.pk)
    if locked.removed_at is None:
        locked.removed_at, locked.removed_by = now, by
        locked.save(update_fields=["removed_at", "removed_by"])
        record_use("drop_use", locked, by=by, now=now)
    return locked
