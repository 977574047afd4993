"""A document of the unit's store named for a leaf of its self-assessment, with the page or item in it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from cchc_portal.lib.text import squeeze
from scoring.models import Assessment, Criterion, Evidence, EvidenceUse
from scoring.services.evidence.locks import open_assessment
from scoring.services.evidence.refusals import EvidenceRefused


@transaction.atomic
def use_evidence(
    *,
    assessment: Assessment,
    criterion_code: str,
    evidence: Evidence,
    place: str = "",
    by: User,
    now: datetime | None = None,
) -> EvidenceUse:
    """The use; one that is there already gets the place where another one is told.

    Raises EvidenceRefused: the sheet is locked, it has no such leaf, the document is another unit's.
    """
    now = now or timezone.now()
    held = open_assessment(assessment.pk, criterion_code, now)
    if evidence.unit_id != held.unit_id:
        raise EvidenceRefused("Tài liệu này không thuộc kho của đơn vị.")
    if not _has_leaf(held, criterion_code):
        raise EvidenceRefused(f"Phụ lục của đơn vị không có tiêu chí {criterion_code}.")
    place = squeeze(place)[:100]
    use, is_new = EvidenceUse.objects.get_or_create(
        assessment=held,
        criterion_code=criterion_code,
        evidence=evidence,
        removed_at=None,
        defaults={"place": place, "added_at": now, "added_by": by},
    )
    if not is_new and place in ("", use.place):
        return use
    use.place = place
    use.save(update_fields=["place"])
    record_use("use_evidence", use, by=by, now=now)
    return use


def record_use(verb: str, use: EvidenceUse, *, by: User, now: datetime) -> None:
    """What happened to the use, in the trail of its assessment."""
    record_event(
        by=by,
        verb=verb,
        target_type="assessment",
        target_ref=f"{use.assessment.round.code}/{use.assessment.unit.code}",
        detail={
            "criterion": use.criterion_code,
            "evidence": use.evidence_id,
            "title": use.evidence.title,
            "place": use.place,
        },
        now=now,
    )


def _has_leaf(assessment: Assessment, code: str) -> bool:
    return Criterion.objects.filter(
        catalogue__criteria_set=assessment.round.criteria_set_id,
        catalogue__group=assessment.unit.group_id,
        code=code,
        is_leaf=True,
    ).exists()
