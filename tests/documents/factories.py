"""Stored documents for the pages that list and hand them out."""

from django.core.files.base import ContentFile

from accounts.models import Unit
from accounts.services.actors import system_actor
from cchc_portal.lib.hashing import sha256_bytes
from documents.models import Document, DocumentKind
from scoring.models import Publication
from tests.factories import PUBLISHED

CONTENT = b"%PDF-1.7 sample"


def make_document(publication: Publication, unit: Unit | None = None) -> Document:
    """The letter of the publication, or a unit's annex."""
    name = f"phu-luc-{unit.code}.pdf" if unit else "cong-van.pdf"
    return Document.objects.create(
        kind=DocumentKind.UNIT_ANNEX if unit else DocumentKind.LETTER,
        publication=publication,
        unit=unit,
        file=ContentFile(CONTENT, name),
        file_name=name,
        sha256=sha256_bytes(CONTENT),
        pages=3,
        verification_code=f"{publication.code}-{name}"[:32],
        rendered_at=PUBLISHED,
        rendered_by=system_actor(),
    )
