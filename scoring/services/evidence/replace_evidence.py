"""Another file for a document: the next version; the earlier ones stay readable."""

from datetime import datetime

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from scoring.models import Evidence, EvidenceVersion
from scoring.services.evidence.add_evidence import kept_file, lock_store
from scoring.services.evidence.locks import refuse_if_handed_in
from scoring.services.evidence.receive_file import ReceivedFile, received_file
from scoring.services.evidence.refusals import AlreadyKept, EvidenceRefused


def replace_evidence(
    *, evidence: Evidence, file: "File[bytes]", by: User, now: datetime | None = None
) -> EvidenceVersion:
    """The new version; a reference gets its first file this way.

    Raises FileRefused; EvidenceRefused where the file is the current one, or where a locked sheet
    rests on the document; AlreadyKept where another document of the store has the file.
    """
    now = now or timezone.now()
    with received_file(file=file, unit=evidence.unit, by=by, now=now) as received:
        return _replace(evidence, received, by, now)


@transaction.atomic
def _replace(evidence: Evidence, received: ReceivedFile, by: User, now: datetime) -> EvidenceVersion:
    lock_store(evidence.unit)
    refuse_if_handed_in(evidence, now)
    current = evidence.versions.order_by("-number").first()
    if current and current.sha256 == received.sha256:
        raise EvidenceRefused("Tệp này giống hệt tệp đang có; không có gì thay đổi.")
    existing = kept_file(evidence.unit, received.sha256)
    if existing and existing != evidence:
        raise AlreadyKept(existing)
    version = received.version_of(evidence, current.number + 1 if current else 1, by=by, now=now)
    record_event(
        by=by,
        verb="replace_evidence",
        target_type="evidence",
        target_ref=str(evidence.pk),
        detail={
            "number": version.number,
            "file": version.file_name,
            "sha256": version.sha256,
            "before": current.sha256 if current else "",
        },
        now=now,
    )
    return version
