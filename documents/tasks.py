"""Rendering in the background: one task per document, each of which may run twice."""

from celery import shared_task

from accounts.models import Unit, User
from documents.models import DocumentKind
from documents.selectors.publications import printable
from documents.services.render_documents import render_document
from scoring.models import Publication, UnitScore


@shared_task(name="documents.render_publication")
def render_publication_task(*, publication_id: int, by_id: int) -> None:
    """Queue every document of the publication, the letter first."""
    publication = Publication.objects.only("run_id").get(pk=publication_id)
    scores = UnitScore.objects.filter(run=publication.run_id).order_by("unit__group__order", "unit__sort_key")
    wanted: list[tuple[str, int | None]] = [(DocumentKind.LETTER.value, None)]
    wanted += [(DocumentKind.UNIT_ANNEX.value, pk) for pk in scores.values_list("unit_id", flat=True)]
    for kind, unit_id in wanted:
        render_document_task.delay(publication_id=publication_id, kind=kind, unit_id=unit_id, by_id=by_id)


@shared_task(name="documents.render_document")
def render_document_task(*, publication_id: int, kind: str, unit_id: int | None, by_id: int) -> None:
    """Render one document; once it exists this does nothing."""
    render_document(
        publication=printable().get(pk=publication_id),
        kind=kind,
        unit=Unit.objects.get(pk=unit_id) if unit_id else None,
        by=User.objects.get(pk=by_id),
    )
