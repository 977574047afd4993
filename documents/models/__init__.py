from documents.models.document import UPWARDS, Document, DocumentKind
from documents.models.issuance import Issuance, IssuanceKind

__all__ = ["UPWARDS", "Document", "DocumentKind", "Issuance", "IssuanceKind"]
