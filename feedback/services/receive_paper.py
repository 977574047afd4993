"""An official paper taken in with its signed file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files import File
from django.utils import timezone

from accounts.models import Unit, User
from cchc_portal.lib.refusal import Refused
from cchc_portal.lib.text import squeeze
from feedback.core.words import PaperForm
from feedback.models import Paper
from scoring.services.evidence.receive_file import ReceivedFile, received_file


class PaperRefused(Refused):
    """The paper is declined; nothing is stored."""


@dataclass(frozen=True, slots=True)
class PaperGiven:
    """As a person hands it in; `file` may be missing where the original lies with the office."""

    number: str
    issued_on: date | None
    form: PaperForm = PaperForm.LETTER
    file: "File[bytes] | None" = None


@dataclass(frozen=True, slots=True)
class ReceivedPaper:
    """A paper that may be kept; `store` writes its row."""

    given: PaperGiven
    number: str
    issued_on: date
    received: ReceivedFile | None

    def store(self, *, unit: Unit | None, by: User, now: datetime) -> Paper:
        kept = self.received
        file = (
            {}
            if kept is None
            else {
                "file": kept.stored,
                "file_name": kept.name,
                "file_type": kept.file_type,
                "size": kept.size,
                "sha256": kept.sha256,
                "scan": kept.scan,
            }
        )
        return Paper.objects.create(
            unit=unit,
            form=self.given.form,
            number=self.number,
            issued_on=self.issued_on,
            added_at=now,
            added_by=by,
            **file,
        )


@contextmanager
def received_paper(given: PaperGiven, *, unit: Unit, by: User, now: datetime) -> Iterator[ReceivedPaper]:
    """The paper, its file kept if what the caller does with it succeeds: enter this before the transaction.

    `unit`: who handed it in. Raises PaperRefused; FileRefused, EvidenceRefused for its file.
    """
    number = squeeze(given.number)[:100]
    if not number or given.issued_on is None:
        raise PaperRefused("Hãy ghi số, ký hiệu và ngày của văn bản.")
    if given.issued_on > timezone.localdate(now):
        raise PaperRefused("Ngày văn bản ở sau ngày hôm nay; hãy ghi lại ngày ban hành.")
    if given.file is None:
        yield ReceivedPaper(given, number, given.issued_on, None)
        return
    with received_file(file=given.file, unit=unit, by=by, now=now) as received:
        yield ReceivedPaper(given, number, given.issued_on, received)
