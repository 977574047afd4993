"""Under which number and on which day the papers of a publication went out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from accounts.rules import Standing
from documents.models import Document, Issuance, IssuanceKind
from documents.selectors.visible_documents import visible_documents
from scoring.core.types import RunKind
from scoring.models import Publication

_OF_EVERY = (IssuanceKind.LETTER,)
_OF_FINAL = (IssuanceKind.LETTER, IssuanceKind.REPORT, IssuanceKind.DECISION)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paper of a publication with its number, if it has one, and what stood before."""

    kind: IssuanceKind
    current: Issuance | None
    earlier: tuple[Issuance, ...]


def kinds_of(publication: Publication) -> tuple[IssuanceKind, ...]:
    """The papers of the publication that get a number."""
    return _OF_FINAL if publication.kind == RunKind.FINAL else _OF_EVERY


def numbered(publication: Publication) -> tuple[Numbered, ...]:
    """Each of its papers: one query."""
    rows = Issuance.objects.filter(publication=publication).select_related("recorded_by").order_by("-id")
    by_kind: dict[str, list[Issuance]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row)
    return tuple(
        Numbered(kind, next(iter(by_kind[kind]), None), tuple(by_kind[kind][1:]))
        for kind in kinds_of(publication)
    )


def numbered_document(document: Document, kind: IssuanceKind) -> Numbered:
    """A document with a number of its own: one query."""
    rows = list(Issuance.objects.filter(document=document).select_related("recorded_by").order_by("-id"))
    return Numbered(kind, next(iter(rows), None), tuple(rows[1:]))


def issuances_of(publications: Iterable[Publication]) -> dict[int, list[Issuance]]:
    """The rows that count, by publication: one query."""
    rows = Issuance.objects.current().filter(publication__in=[p.pk for p in publications])
    found: dict[int, list[Issuance]] = defaultdict(list)
    for row in rows.order_by("id"):
        if row.publication_id is not None:
            found[row.publication_id].append(row)
    return found


def decision_on(publication: Publication) -> Issuance | None:
    """The decision by which the results were approved, once its number is known."""
    rows = Issuance.objects.current().filter(publication=publication, kind=IssuanceKind.DECISION)
    return rows.first()


def letter_issuance(publication: Publication) -> Issuance | None:
    """Number and day of the publication's letter, once they are known."""
    rows = Issuance.objects.current().filter(publication=publication, kind=IssuanceKind.LETTER)
    return rows.first()


def readable_issuances(held: Standing) -> QuerySet[Issuance]:
    """Those whose signed scan the person may open: who handles all papers, else those of open
    publications that went out, and of documents the person may read."""
    rows = Issuance.objects.select_related("publication__round", "document")
    if held.handles_papers:
        return rows
    readable: QuerySet[Document] = visible_documents(held)
    sent = Q(publication__public_annexes=True, kind__in=[IssuanceKind.LETTER, IssuanceKind.DECISION])
    return rows.filter(sent | Q(document__in=readable.values("pk")))
