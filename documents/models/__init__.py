from documents.models.document import Document, DocumentKind
from documents.models.issuance import Issuance, IssuanceKind

__all__ = ["Document", "DocumentKind", "Issuance", "IssuanceKind"]
