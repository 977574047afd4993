"""Documents that a person may read."""

from django.db.models import Q, QuerySet

from accounts.rules import Standing
from documents.models import UPWARDS, Document, DocumentKind
from scoring.models import Publication


def visible_documents(held: Standing) -> QuerySet[Document]:
    """All of them for those who handle or see them all; what goes up to the committee for nobody else.

    The rest for everyone whose publication opens the annexes; else only a unit's own annex: the letter
    holds the summary of every unit. The answer to a unit's requests is the unit's alone, like these.
    """
    related = ("publication__round", "publication__replaces", "publication__replaced_by", "unit__group")
    rows = Document.objects.select_related(*related).defer("publication__letter")
    if held.handles_papers:
        return rows
    sent = rows.exclude(kind__in=UPWARDS)
    opened = Q(publication__public_annexes=True) & ~Q(kind=DocumentKind.ANSWER)
    return sent.filter(opened | Q(unit__in=held.unit_ids))


def letter_of(publication: Publication) -> Document | None:
    """The letter of the publication, once it is rendered."""
    return Document.objects.filter(publication=publication, kind=DocumentKind.LETTER).first()
