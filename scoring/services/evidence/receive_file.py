"""A file on its way into the store: measured, told by its content, scanned; only then written."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from tempfile import TemporaryFile
from typing import IO

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone

from accounts.models import Unit, User
from accounts.services.audit import record_event
from accounts.services.uploads.store_upload import plain_name
from cchc_portal.lib.clamav import ScannerGone, found_in
from cchc_portal.lib.files.kinds import file_kind
from cchc_portal.lib.refusal import Refused
from scoring.core.evidence import FileType, ScanState
from scoring.models import Evidence, EvidenceVersion
from scoring.models.evidence import stored_name
from scoring.services.evidence.refusals import EvidenceRefused

_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that may be kept; `stored` is its name in the store."""

    name: str
    file_type: FileType
    size: int
    sha256: str
    scan: ScanState
    stored: str

    def version_of(self, evidence: Evidence, number: int, *, by: User, now: datetime) -> EvidenceVersion:
        """The file as the document's version of that number."""
        return EvidenceVersion.objects.create(
            evidence=evidence,
            number=number,
            file=self.stored,
            file_name=self.name,
            file_type=self.file_type,
            size=self.size,
            sha256=self.sha256,
            scan=self.scan,
            added_at=now,
            added_by=by,
        )


@contextmanager
def received_file(
    *, file: "File[bytes]", unit: Unit | None, by: User, now: datetime | None = None
) -> Iterator[ReceivedFile]:
    """The file, kept if what the caller does with it succeeds: enter this before the transaction.

    It is whole on disk before any row names it, and goes again when the caller is refused. After any
    other error it stays: a commit of which no answer came may have been one. `unit`: whose it is, if any's.
    Raises FileRefused, EvidenceRefused.
    """
    name = plain_name(file.name or "")
    with TemporaryFile() as draft:
        size, sha256 = _copied(file, draft)
        draft.seek(0)
        file_type = FileType(file_kind(draft.read()))
        scan = _scanned(draft, name, sha256, unit=unit, by=by, now=now or timezone.now())
        stored = default_storage.save(stored_name(EvidenceVersion(), name), File(draft))
    try:
        yield ReceivedFile(name, file_type, size, sha256, scan, stored)
    except Refused:
        default_storage.delete(stored)
        raise


def _copied(file: "File[bytes]", draft: IO[bytes]) -> tuple[int, str]:
    """Size and SHA-256, found while the file is copied."""
    size, digest = 0, hashlib.sha256()
    for block in file.chunks():
        size += len(block)
        if size > settings.MAX_UPLOAD_BYTES:
            most = settings.MAX_UPLOAD_BYTES // _MEGABYTE
            raise EvidenceRefused(f"Tệp lớn hơn {most} MB; hãy giảm dung lượng hoặc tách thành nhiều tệp.")
        digest.update(block)
        draft.write(block)
    return size, digest.hexdigest()


def _scanned(
    draft: IO[bytes], name: str, sha256: str, *, unit: Unit | None, by: User, now: datetime
) -> ScanState:
    """What the scanner says. Where one is set and does not answer, no file is taken."""
    if not settings.CLAMAV:
        return ScanState.NOT_SCANNED
    try:
        found = found_in(draft, settings.CLAMAV)
    except ScannerGone as error:
        raise EvidenceRefused(
            "Máy quét mã độc đang không trả lời nên chưa nhận được tệp; hãy thử lại."
        ) from error
    if not found:
        return ScanState.CLEAN
    record_event(
        by=by,
        verb="refuse_evidence",
        target_type="unit",
        target_ref=unit.code if unit else "",
        detail={"file": name, "sha256": sha256, "found": found},
        now=now,
    )
    raise EvidenceRefused(f"Tệp có mã độc ({found}) nên không được nhận; hãy quét máy của bạn.")
