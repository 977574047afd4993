import pytest

from documents.models import Document
from documents.tasks import render_document_task, render_publication_task
from scoring.models import Publication


def test_document_task_renders_and_may_run_twice(publication: Publication) -> None:
    asked = {
        "publication_id": publication.pk,
        "kind": "phu-luc",
        "unit_id": publication.run.unit_scores.get(unit__code="S1").unit_id,
        "by_id": publication.published_by_id,
    }
    render_document_task(**asked)
    render_document_task(**asked)
    assert [document.file_name for document in Document.objects.all()] == ["phu-luc-S1.pdf"]


def test_publication_task_queues_the_letter_and_every_annex(
    publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    queued: list[dict[str, object]] = []
    monkeypatch.setattr(render_document_task, "delay", lambda **asked: queued.append(asked))
    by_id = publication.published_by_id
    render_publication_task(publication_id=publication.pk, by_id=by_id)
    scores = publication.run.unit_scores.order_by("unit__group__order", "unit__sort_key")
    wanted = [("cong-van", None), *(("phu-luc", score.unit_id) for score in scores)]
    assert queued == [
        {"publication_id": publication.pk, "kind": kind, "unit_id": unit_id, "by_id": by_id}
        for kind, unit_id in wanted
    ]
