from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import IntegrityError
from pytest_django import Settings

from accounts.models import AuditEvent, Unit
from cchc_portal.lib.pdf import Pdf
from documents.layout.sums import FiguresDisagree
from documents.models import Document, DocumentKind
from documents.selectors.files import document_bytes
from documents.selectors.letters import Papers, papers_of
from documents.services import render_documents
from documents.services.drawing import Paper
from documents.services.render_documents import render_document, render_publication
from scoring.models import Publication, ScoreLine
from tests.documents.papers import sheets
from tests.factories import PUBLISHED


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is drawn, by a pen quicker than the layout engine."""
    names: list[str] = []

    def draw(papers: list[Paper], *, processes: int = 1) -> Iterator[Pdf]:
        for paper in papers:
            names.append(paper.file_name)
            yield Pdf(f"{paper.file_name} by {processes}".encode(), pages=1)

    monkeypatch.setattr(render_documents, "draw", draw)
    return names


def text_of(document: Document) -> str:
    pages = sheets(Pdf(document_bytes(document), document.pages))
    return " ".join(page.flat for page in pages)


def files_in(settings: Settings) -> list[str]:
    root = Path(settings.MEDIA_ROOT)
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_publication_gives_its_letter_and_an_annex_per_unit(
    publication: Publication, settings: Settings, drawn: list[str]
) -> None:
    documents = render_publication(publication=publication, by=publication.published_by, now=PUBLISHED)
    units = [unit.code for unit in papers_of(publication).units]
    assert [d.file_name for d in documents] == ["cong-van.pdf", *(f"phu-luc-{code}.pdf" for code in units)]
    assert files_in(settings) == sorted(f"van-ban/2031-provisional-1/{d.file_name}" for d in documents)
    assert {d.rendered_at for d in documents} == {PUBLISHED}
    assert [d.file_name for d in documents] == drawn


def test_publication_again_renders_only_what_is_missing(publication: Publication, drawn: list[str]) -> None:
    by = publication.published_by
    unit = Unit.objects.get(code="S1")
    first = render_document(publication=publication, kind=DocumentKind.UNIT_ANNEX, unit=unit, by=by)
    documents = render_publication(publication=publication, by=by)
    assert first in documents
    assert sorted(drawn) == sorted(document.file_name for document in documents)
    assert render_publication(publication=publication, by=by) == documents
    assert len(drawn) == len(documents)


def test_document_is_told_in_the_audit_trail(publication: Publication) -> None:
    by = publication.published_by
    unit = Unit.objects.get(code="S1")
    document = render_document(publication=publication, kind=DocumentKind.UNIT_ANNEX, unit=unit, by=by)
    event = AuditEvent.objects.latest("sequence")
    assert (event.verb, event.target_ref, event.detail) == (
        "render_document",
        document.verification_code,
        {
            "publication": "2031-provisional-1",
            "kind": "phu-luc",
            "unit": "S1",
            "sha256": document.sha256,
            "pages": 1,
        },
    )


def test_document_says_its_code_its_run_and_its_figures(publication: Publication) -> None:
    unit = Unit.objects.get(code="P04")
    document = render_document(
        publication=publication, kind=DocumentKind.UNIT_ANNEX, unit=unit, by=publication.published_by
    )
    text = text_of(document)
    assert f"Lượt tính {publication.run.code} · " in text
    assert f"Mã xác thực {document.verification_code}" in text
    assert "63,33 Theo trọng số của các lĩnh vực" in text


@pytest.mark.parametrize("standing_publication", [{"is_sample": False}], indirect=True)
def test_sample_data_is_marked_and_other_data_is_not(publication: Publication) -> None:
    by = publication.published_by
    document = render_document(publication=publication, kind=DocumentKind.LETTER, by=by)
    assert "DỮ LIỆU MINH HỌA" not in text_of(document)


def test_two_at_once_give_one_document(
    publication: Publication, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one stores its document after we looked and before we store ours."""
    by = publication.published_by
    others: list[Document] = []

    def meanwhile(asked: Publication, *, unit: Unit | None = None) -> Papers:
        monkeypatch.setattr(render_documents, "papers_of", papers_of)
        others.append(render_document(publication=asked, kind=DocumentKind.LETTER, by=by))
        return papers_of(asked, unit=unit)

    monkeypatch.setattr(render_documents, "papers_of", meanwhile)
    ours = render_document(publication=publication, kind=DocumentKind.LETTER, by=by)
    assert [ours] == others
    assert files_in(settings) == ["van-ban/2031-provisional-1/cong-van.pdf"]


def test_row_that_cannot_be_stored_leaves_no_file(
    publication: Publication, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Document) -> None:
        raise IntegrityError

    monkeypatch.setattr(Document, "save", broken)
    with pytest.raises(IntegrityError):
        render_document(publication=publication, kind=DocumentKind.LETTER, by=publication.published_by)
    assert files_in(settings) == []


@pytest.mark.parametrize(("kind", "unit"), [("phu-luc", None), ("cong-van", "S1")])
def test_letter_has_no_unit_and_an_annex_has_one(
    publication: Publication, kind: str, unit: str | None
) -> None:
    chosen = Unit.objects.get(code=unit) if unit else None
    with pytest.raises(ValueError, match="đơn vị"):
        render_document(publication=publication, kind=kind, unit=chosen, by=publication.published_by)


def test_run_whose_lines_do_not_add_up_is_not_printed(
    publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_out = ScoreLine.objects.filter(run=publication.run).exclude(unit__code="S1", criterion_code="1")
    monkeypatch.setattr(ScoreLine, "objects", left_out)
    with pytest.raises(FiguresDisagree):
        render_publication(publication=publication, by=publication.published_by)
    assert Document.objects.count() == 0
