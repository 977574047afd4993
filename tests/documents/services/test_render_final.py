"""The papers of a final publication: letter, report to the committee, draft decision, annexes."""

from datetime import date

import pytest
from django.core.management import call_command

from accounts.services.actors import system_actor
from documents.models import DocumentKind
from documents.selectors.publications import missing_documents, printable
from documents.selectors.shelves import every_shelf
from documents.services.render_documents import render_document, render_publication
from results.services.publish_run import publish_run
from scoring.core.types import RunKind
from scoring.models import Publication
from tests.documents.selectors.test_shelves import ADMIN
from tests.documents.services.test_render_documents import text_of
from tests.small_round import computed, small_round

pytestmark = pytest.mark.django_db
COMMON = ["cong-van.pdf", "to-trinh.pdf", "du-thao-quyet-dinh.pdf"]


@pytest.fixture
def publications() -> dict[str, Publication]:
    """The provisional and the final publication of a round of two units, A 95 and B 75."""
    round = small_round({"A": "9.5", "B": "7.5"}, content_hash="final")
    by = system_actor()
    for kind in (RunKind.PROVISIONAL, RunKind.FINAL):
        computed(round, kind)
        publish_run(round=round, kind=kind, prepared_by=by, approved_by=by, respond_before=date(2021, 1, 15))
    return {publication.kind: publication for publication in printable().filter(round=round)}


def test_final_publication_gives_its_papers_and_an_annex_per_unit(publications):
    final = publications["final"]
    assert len(missing_documents(final)) == 5
    documents = render_publication(publication=final, by=final.published_by)

    assert [d.file_name for d in documents] == [*COMMON, "phu-luc-A.pdf", "phu-luc-B.pdf"]
    assert len({d.verification_code for d in documents}) == 5
    assert missing_documents(final) == []
    latest, _ = every_shelf(ADMIN)
    assert (latest.publication, latest.missing) == (final, 0)


def test_papers_to_the_committee_tell_the_figures_of_the_publication(publications):
    final = publications["final"]
    by = final.published_by
    report, decision = (
        text_of(render_document(publication=final, kind=kind, by=by))
        for kind in (DocumentKind.REPORT, DocumentKind.DECISION)
    )

    assert "Các sở, ban, ngành 1 0 1 0 0 2" in report
    assert "(Xuất sắc: 1; Khá: 1)" in decision
    assert all("95,00 Xuất sắc 1" in text for text in (report, decision))


def test_provisional_publication_has_nothing_for_the_committee(publications):
    provisional = publications["provisional"]
    by = provisional.published_by

    assert [kind for kind, _ in missing_documents(provisional)] == ["cong-van", "phu-luc", "phu-luc"]
    with pytest.raises(ValueError, match="không có văn bản loại to-trinh"):
        render_document(publication=provisional, kind=DocumentKind.REPORT, by=by)


def test_command_writes_the_letters_alone(publications, tmp_path):
    call_command("render_letters", year=2020, kind="final", out=tmp_path / "thu")

    assert sorted(path.name for path in (tmp_path / "thu").iterdir()) == [
        *("cong-van.pdf", "manifest.json", "phu-luc-A.pdf", "phu-luc-B.pdf"),
    ]
