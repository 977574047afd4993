"""The bytes of a stored document, checked against the hash in its row."""

from cchc_portal.lib.hashing import sha256_bytes
from cchc_portal.lib.refusal import Refused
from documents.models import Document


class DamagedDocument(Refused):
    """The stored file is gone or is not the one that was rendered."""


def document_bytes(document: Document) -> bytes:
    """The file as it was rendered. Raises DamagedDocument."""
    try:
        with document.file.open("rb") as file:
            content: bytes = file.read()
    except FileNotFoundError as error:
        raise DamagedDocument(f"Tệp {document.file.name} không còn trong kho văn bản") from error
    if sha256_bytes(content) != document.sha256:
        raise DamagedDocument(f"Tệp {document.file.name} trong kho không đúng bản đã kết xuất")
    return content
