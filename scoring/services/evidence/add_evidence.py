"""A document put into a unit's store: a file, or a reference to a document by number, day and title."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from accounts.models import Unit, User
from accounts.services.audit import record_event
from scoring.models import Assessment, Evidence, EvidenceVersion
from scoring.services.evidence.details import Details
from scoring.services.evidence.receive_file import ReceivedFile, received_file
from scoring.services.evidence.refusals import AlreadyKept, EvidenceRefused
from scoring.services.evidence.use_evidence import use_evidence


@dataclass(frozen=True, slots=True)
class Place:
    """The leaf of a self-assessment for which a document is named, and where in the document to look."""

    assessment: Assessment
    criterion_code: str
    place: str = ""


def add_evidence(
    *,
    unit: Unit,
    title: str = "",
    number: str = "",
    issued_on: date | None = None,
    file: "File[bytes] | None" = None,
    use: Place | None = None,
    by: User,
    now: datetime | None = None,
) -> Evidence:
    """The document, and its use where one is told: both or neither.

    A file without a title takes its own name. Raises FileRefused, EvidenceRefused (with the sheet's
    own sentence where it is locked), AlreadyKept with the document that the store has.
    """
    now = now or timezone.now()
    if file is None:
        details = Details.typed(title, number, issued_on, now)
        if not details.number and not details.issued_on:
            raise EvidenceRefused("Văn bản dẫn chiếu cần có số, ký hiệu hoặc ngày văn bản.")
        return _add(unit, details, None, use, by, now)
    details = Details.typed(title or PurePath(file.name or "").stem, number, issued_on, now)
    with received_file(file=file, unit=unit, by=by, now=now) as received:
        return _add(unit, details, received, use, by, now)


@transaction.atomic
def _add(
    unit: Unit, details: Details, received: ReceivedFile | None, use: Place | None, by: User, now: datetime
) -> Evidence:
    lock_store(unit)
    existing = kept_file(unit, received.sha256) if received else _kept_reference(unit, details)
    if existing:
        raise AlreadyKept(existing)
    evidence = Evidence.objects.create(unit=unit, added_at=now, added_by=by, **details.values)
    if received:
        received.version_of(evidence, 1, by=by, now=now)
    record_event(
        by=by,
        verb="add_evidence",
        target_type="evidence",
        target_ref=str(evidence.pk),
        detail={
            "unit": unit.code,
            **details.told,
            **({"file": received.name, "sha256": received.sha256} if received else {}),
        },
        now=now,
    )
    if use:
        use_evidence(
            assessment=use.assessment,
            criterion_code=use.criterion_code,
            evidence=evidence,
            place=use.place,
            by=by,
            now=now,
        )
    return evidence


def lock_store(unit: Unit) -> None:
    """Of two who add to the store at once, the second sees what the first added."""
    Unit.objects.select_for_update(no_key=True, of=("self",)).get(pk=unit.pk)


def kept_file(unit: Unit, sha256: str) -> Evidence | None:
    """The document of the store that has this very file, in whichever version."""
    versions = EvidenceVersion.objects.filter(evidence__unit=unit, sha256=sha256)
    version = versions.select_related("evidence").order_by("-id").first()
    return version.evidence if version else None


def _kept_reference(unit: Unit, details: Details) -> Evidence | None:
    return Evidence.objects.filter(unit=unit, versions__isnull=True, **details.values).first()
