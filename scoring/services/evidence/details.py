"""What a document is called, its number and its day, as a person types them."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from cchc_portal.lib.text import squeeze
from scoring.models import Evidence
from scoring.services.evidence.refusals import EvidenceRefused


@dataclass(frozen=True, slots=True)
class Details:
    """As they are stored: on one line, in one Unicode form."""

    title: str
    number: str = ""
    issued_on: date | None = None

    @classmethod
    def of(cls, evidence: Evidence) -> "Details":
        """Those of a document."""
        return cls(evidence.title, evidence.number, evidence.issued_on)

    @classmethod
    def typed(cls, title: str, number: str, issued_on: date | None, now: datetime) -> "Details":
        """Raises EvidenceRefused for a document without a title, or of a day to come."""
        details = cls(squeeze(title)[:500], squeeze(number)[:100], issued_on)
        if not details.title:
            raise EvidenceRefused("Hãy ghi tên tài liệu.")
        if issued_on and issued_on > timezone.localdate(now):
            raise EvidenceRefused("Ngày văn bản ở sau ngày hôm nay; hãy ghi lại ngày ban hành.")
        return details

    @property
    def values(self) -> dict[str, Any]:
        """By field of the model."""
        return asdict(self)

    @property
    def told(self) -> dict[str, str]:
        """As the audit trail keeps them."""
        return {name: str(value or "") for name, value in self.values.items()}
