from pathlib import Path

import pytest

from cchc_portal.lib.hashing import sha256_bytes
from documents.models import Document, DocumentKind
from documents.selectors.files import DamagedDocument, document_bytes
from documents.services.render_documents import render_document
from scoring.models import Publication


@pytest.fixture
def document(publication: Publication) -> Document:
    by = publication.published_by
    return render_document(publication=publication, kind=DocumentKind.LETTER, by=by)


def test_bytes_are_those_that_were_rendered(document: Document) -> None:
    assert sha256_bytes(document_bytes(document)) == document.sha256


def test_lost_file_is_told(document: Document) -> None:
    Path(document.file.path).unlink()
    with pytest.raises(DamagedDocument, match="không còn trong kho văn bản"):
        document_bytes(document)


def test_changed_file_is_told(document: Document) -> None:
    Path(document.file.path).write_bytes(b"%PDF-1.7 other")
    with pytest.raises(DamagedDocument, match="không đúng bản đã kết xuất"):
        document_bytes(document)
