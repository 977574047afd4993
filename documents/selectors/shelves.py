"""Publications with their documents, as one page lists them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count

from accounts.rules import Standing
from documents.models import Document, DocumentKind, Issuance, IssuanceKind
from documents.selectors.issuances import issuances_of
from documents.selectors.publications import common_kinds
from documents.selectors.visible_documents import visible_documents
from scoring.models import Publication, UnitScore


@dataclass(frozen=True, slots=True)
class Shelf:
    """A publication, its documents, and the numbers under which they went out.

    `missing` are the documents not rendered yet, where they are counted.
    """

    publication: Publication
    documents: tuple[Document, ...]
    missing: int = 0
    issuances: tuple[Issuance, ...] = ()


def readable_shelves(held: Standing) -> tuple[Shelf, ...]:
    """What this person may read, by publication, the latest first: two queries. Answers to units have a
    page of their own."""
    shelves = _readable(held)
    numbers = issuances_of([key for key, _ in shelves])
    return tuple(Shelf(key, found, issuances=_told(numbers[key.pk], held)) for key, found in shelves)


def _readable(held: Standing) -> list[tuple[Publication, tuple[Document, ...]]]:
    rows = visible_documents(held).exclude(kind=DocumentKind.ANSWER)
    rows = rows.order_by(
        "-publication__published_at", "-publication__pk", "kind", "unit__group__order", "unit__sort_key"
    )
    return [(key, tuple(found)) for key, found in groupby(rows, lambda row: row.publication)]


def _told(rows: Iterable[Issuance], held: Standing) -> tuple[Issuance, ...]:
    """The numbers that the person is told: what goes up to the committee is not addressed to units."""
    inside = held.handles_papers
    return tuple(row for row in rows if inside or row.kind != IssuanceKind.REPORT)


def every_shelf(held: Standing) -> tuple[Shelf, ...]:
    """Every publication for those who read all documents, with what it lacks: four queries."""
    documents = {publication.pk: found for publication, found in _readable(held)}
    scores = UnitScore.objects.filter(run__in=Publication.objects.values("run"))
    units = dict(scores.order_by().values_list("run").annotate(n=Count("pk")))
    publications = list(
        Publication.objects.select_related("round", "replaces", "replaced_by")
        .defer("letter")
        .order_by("-published_at", "-pk")
    )
    numbers = issuances_of(publications)
    return tuple(
        Shelf(p, found, _whole(p, units) - len(found), tuple(numbers[p.pk]))
        for p in publications
        for found in [documents.get(p.pk, ())]
    )


def _whole(publication: Publication, units: Mapping[int, int]) -> int:
    """How many documents the publication has in all: the common ones, and an annex for each unit."""
    return len(common_kinds(publication.kind)) + units.get(publication.run_id, 0)
