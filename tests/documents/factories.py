"""A publication with the seed's letter, and stored documents for the pages that hand them out."""

from datetime import date

from django.core.files.base import ContentFile

from accounts.models import Unit
from accounts.services.actors import system_actor
from cchc_portal.lib.hashing import sha256_bytes
from documents.models import Document, DocumentKind
from documents.selectors.publications import printable
from scoring.models import Publication, Round, RoundProfile
from tests.documents.papers import PROFILE
from tests.factories import PUBLISHED
from tests.rounds import filled_edge_round, published

CONTENT = b"%PDF-1.7 sample"


def published_edge(*, is_sample: bool = True) -> Publication:
    """The provisional publication of the round of 2031, answers asked for before 15/01/2021."""
    edge = filled_edge_round()
    RoundProfile.objects.filter(round=edge).update(**PROFILE)
    Round.objects.filter(pk=edge.pk).update(is_sample=is_sample)
    return printable().get(pk=published(edge, respond_before=date(2021, 1, 15)).pk)


def make_document(
    publication: Publication, unit: Unit | None = None, kind: DocumentKind | None = None
) -> Document:
    """The letter of the publication or another common paper; a unit's annex or another paper of its own."""
    wanted = kind or (DocumentKind.UNIT_ANNEX if unit else DocumentKind.LETTER)
    name = f"{wanted.value}-{unit.code}.pdf" if unit else f"{wanted.value}.pdf"
    return Document.objects.create(
        kind=wanted,
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
