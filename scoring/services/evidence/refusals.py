"""Why a document is not taken or not changed."""

from cchc_portal.lib.refusal import Refused
from scoring.models import Evidence


class EvidenceRefused(Refused):
    """The document, its file or its use is declined; nothing is stored."""


class AlreadyKept(EvidenceRefused):
    """The unit's store has it; `existing` may be used instead."""

    def __init__(self, existing: Evidence) -> None:
        self.existing = existing
        super().__init__(f"Kho của đơn vị đã có tài liệu này: “{existing}”. Hãy dùng tài liệu đã có.")
