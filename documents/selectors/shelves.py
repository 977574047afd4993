"""Publications with their documents, as one page lists them."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count

from accounts.rules import Standing
from documents.models import Document
from documents.selectors.visible_documents import visible_documents
from scoring.models import Publication, UnitScore


@dataclass(frozen=True, slots=True)
class Shelf:
    """A publication and its documents; `missing` are those not rendered yet, where they are counted."""

    publication: Publication
    documents: tuple[Document, ...]
    missing: int = 0


def readable_shelves(held: Standing) -> tuple[Shelf, ...]:
    """What this person may read, by publication, the latest first: one query."""
    rows = visible_documents(held).order_by(
        "-publication__published_at", "-publication__pk", "kind", "unit__group__order", "unit__sort_key"
    )
    return tuple(Shelf(key, tuple(found)) for key, found in groupby(rows, lambda row: row.publication))


def every_shelf(held: Standing) -> tuple[Shelf, ...]:
    """Every publication for those who read all documents, with what it lacks: three queries."""
    documents = {shelf.publication.pk: shelf.documents for shelf in readable_shelves(held)}
    scores = UnitScore.objects.filter(run__in=Publication.objects.values("run"))
    units = dict(scores.order_by().values_list("run").annotate(n=Count("pk")))
    publications = Publication.objects.select_related("round").defer("letter")
    return tuple(
        Shelf(p, found, 1 + units.get(p.run_id, 0) - len(found))  # the letter, and an annex for each unit
        for p in publications.order_by("-published_at", "-pk")
        for found in [documents.get(p.pk, ())]
    )
