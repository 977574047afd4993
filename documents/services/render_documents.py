"""Rendering the documents of a publication: each once, as an immutable row with its file."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Unit, User
from accounts.services.audit import record_event
from cchc_portal.lib.pdf import Pdf
from documents.models import UPWARDS, Document, DocumentKind
from documents.selectors.letters import Papers, papers_of
from documents.selectors.publications import common_kinds
from documents.services.drawing import Paper, draw, letter_paper, outcome_paper, unit_paper
from scoring.models import Publication

FOLDER = "van-ban"  # below the media folder


def render_publication(
    *, publication: Publication, by: User, processes: int = 1, now: datetime | None = None
) -> list[Document]:
    """Every document of the publication, the letter first; those that exist are given back as they are.

    Raises FiguresDisagree where the run's lines do not add up to its results; nothing is stored then.
    """
    papers = papers_of(publication)
    stored = {
        (document.kind, document.unit_id): document
        for document in Document.objects.filter(publication=publication).select_related("unit")
    }
    wanted: list[tuple[DocumentKind, Unit | None]] = [
        *((kind, None) for kind in common_kinds(publication.kind)),
        *((DocumentKind.UNIT_ANNEX, unit) for unit in papers.units),
    ]
    drawn = [
        _paper(publication, papers, kind, unit) for kind, unit in wanted if _key(kind, unit) not in stored
    ]
    for paper, pdf in zip(drawn, draw(drawn, processes=processes), strict=True):
        document = store_document(publication, paper, pdf, by, now or timezone.now())
        stored[_key(paper.kind, paper.unit)] = document
    return [stored[_key(kind, unit)] for kind, unit in wanted]


def render_document(
    *,
    publication: Publication,
    kind: str,
    unit: Unit | None = None,
    by: User,
    now: datetime | None = None,
) -> Document:
    """One document of the publication; the one that exists is given back as it is.

    Raises NotInPublication, FiguresDisagree; ValueError for an annex without a unit, another paper
    with one, and for a paper that a publication of this kind has not. (Answers: `render_answer`.)
    """
    if (kind == DocumentKind.UNIT_ANNEX) != (unit is not None):
        raise ValueError(f"văn bản loại {kind} {'không có' if unit else 'cần có'} đơn vị")
    if unit is None and kind not in common_kinds(publication.kind):
        raise ValueError(f"lần công bố {publication.code} không có văn bản loại {kind}")
    existing = _existing(publication, kind, unit)
    if existing:
        return existing
    paper = _paper(publication, papers_of(publication, unit=unit), DocumentKind(kind), unit)
    (pdf,) = draw([paper])
    return store_document(publication, paper, pdf, by, now or timezone.now())


def _paper(publication: Publication, papers: Papers, kind: DocumentKind, unit: Unit | None) -> Paper:
    if unit:
        return unit_paper(publication, papers, unit)
    if kind in UPWARDS:
        return outcome_paper(publication, papers, kind)
    return letter_paper(publication, papers)


def _key(kind: str, unit: Unit | None) -> tuple[str, int | None]:
    return kind, unit.pk if unit else None


def _existing(publication: Publication, kind: str, unit: Unit | None, basis: str = "") -> Document | None:
    rows = Document.objects.filter(publication=publication, kind=kind, unit=unit, basis=basis)
    found: Document | None = rows.select_related("unit").first()
    return found


def store_document(publication: Publication, paper: Paper, pdf: Pdf, by: User, now: datetime) -> Document:
    """The file first, then its row: a row never points to a file that is not whole.

    Of two who render the same document at once, the constraint lets one through; the other's file
    goes and the first one's row stands for both.
    """
    document = Document(
        kind=paper.kind,
        publication=publication,
        unit=paper.unit,
        basis=paper.basis,
        file_name=paper.file_name,
        sha256=pdf.sha256,
        pages=pdf.pages,
        verification_code=paper.stamp.verification_code,
        rendered_at=now,
        rendered_by=by,
    )
    document.file.save(f"{FOLDER}/{publication.code}/{paper.file_name}", ContentFile(pdf.content), save=False)
    try:
        with transaction.atomic():
            document.save()
            _record(document, by, now)
    except IntegrityError:
        document.file.delete(save=False)
        existing = _existing(publication, paper.kind, paper.unit, paper.basis)
        if existing is None:
            raise
        return existing
    return document


def _record(document: Document, by: User, now: datetime) -> None:
    record_event(
        by=by,
        verb="render_document",
        target_type="document",
        target_ref=document.verification_code,
        detail={
            "publication": document.publication.code,
            "kind": document.kind,
            "unit": document.unit.code if document.unit else None,
            "sha256": document.sha256,
            "pages": document.pages,
        },
        now=now,
    )
