"""Number and day under which a paper went out, and its signed scan, as the clerk writes them down."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from cchc_portal.lib.text import squeeze
from documents.models import Document, Issuance, IssuanceKind
from scoring.models import Publication
from scoring.services.evidence.receive_file import ReceivedFile, received_file

_FILE = ("file", "file_name", "file_type", "size", "sha256", "scan")
_LONGEST = 100


class IssuanceRefused(Refused):
    """Number or day cannot be taken; nothing is stored."""


@dataclass(frozen=True, slots=True)
class IssuanceGiven:
    """What the clerk hands in; without a `file` the signed scan that is there stays."""

    kind: IssuanceKind
    number: str
    issued_on: date
    file: "File[bytes] | None" = None


def record_issuance(
    *, of: Publication | Document, given: IssuanceGiven, by: User, now: datetime | None = None
) -> Issuance:
    """The row that counts from now on; the same again, without a file, leaves the one that stands.

    Raises IssuanceRefused; FileRefused, EvidenceRefused for the file.
    """
    moment = now or timezone.now()
    if not squeeze(given.number):
        raise IssuanceRefused("Hãy ghi số, ký hiệu của văn bản.")
    if given.issued_on > timezone.localdate(moment):
        raise IssuanceRefused("Ngày ban hành ở sau ngày hôm nay; hãy ghi lại.")
    if given.file is None:
        return _record(of, given, None, by, moment)
    with received_file(file=given.file, unit=None, by=by, now=moment) as received:
        return _record(of, given, received, by, moment)


@transaction.atomic
def _record(
    of: Publication | Document, given: IssuanceGiven, received: ReceivedFile | None, by: User, now: datetime
) -> Issuance:
    whose = _locked(of, given.kind)
    stands = Issuance.objects.current().filter(**whose).first()
    number = squeeze(given.number)[:_LONGEST]
    if stands and received is None and (stands.number, stands.issued_on) == (number, given.issued_on):
        return stands
    kept = {name: getattr(stands, name) for name in _FILE} if stands and stands.file else {}
    row = Issuance.objects.create(
        **{**whose, "kind": given.kind},
        number=number,
        issued_on=given.issued_on,
        replaces=stands,
        recorded_at=now,
        recorded_by=by,
        **(_file(received) if received else kept),
    )
    record_event(
        by=by,
        verb="record_issuance",
        target_type="publication" if isinstance(of, Publication) else "document",
        target_ref=of.code if isinstance(of, Publication) else of.verification_code,
        detail={
            "kind": given.kind.value,
            "number": row.number,
            "issued_on": row.issued_on.isoformat(),
            **({"file": row.file_name, "sha256": row.sha256} if received else {}),
            **({"replaces": stands.number} if stands else {}),
        },
        now=now,
    )
    return row


def _locked(of: Publication | Document, kind: IssuanceKind) -> dict[str, Any]:
    """What the row is of, held: of two who write at once the second replaces what the first wrote."""
    if isinstance(of, Publication):
        Publication.objects.select_for_update(of=("self",)).get(pk=of.pk)
        return {"publication": of, "kind": kind}
    Document.objects.select_for_update(of=("self",)).get(pk=of.pk)
    return {"document": of}


def _file(received: ReceivedFile) -> dict[str, Any]:
    return {
        "file": received.stored,
        "file_name": received.name,
        "file_type": received.file_type,
        "size": received.size,
        "sha256": received.sha256,
        "scan": received.scan,
    }
