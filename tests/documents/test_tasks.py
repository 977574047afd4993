from pathlib import Path

import pytest
from pytest_django import Settings

from accounts.models import Job
from accounts.services.jobs.request_job import request_job
from accounts.services.jobs.run_job import run_job
from cchc_portal.lib.pdf import Pdf
from documents.models import Document
from documents.selectors.publications import missing_documents
from documents.services import render_documents
from scoring.models import Publication


@pytest.fixture
def torn(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """A pen quicker than the layout engine, which breaks over the files that are named here."""
    broken: set[str] = set()

    def draw(papers, *, processes=1):
        for paper in papers:
            if paper.file_name in broken:
                raise OSError("No space left on device")
            yield Pdf(paper.file_name.encode(), pages=1)

    monkeypatch.setattr(render_documents, "draw", draw)
    return broken


def ask(publication: Publication) -> Job:
    return request_job(
        kind="render_documents",
        key=str(publication.pk),
        title="Kết xuất văn bản",
        payload={"publication_id": publication.pk},
        by=publication.published_by,
    ).job


def run_all(job: Job) -> Job:
    """The job and whatever it wakes, as often as it asks."""
    waiting = [job.pk]
    while waiting:
        waiting += [wake.job_id for wake in run_job(job_id=waiting.pop(0))]
    return Job.objects.get(pk=job.pk)


def files(publication: Publication) -> list[str | None]:
    return [unit.code if unit else None for _, unit in missing_documents(publication)]


def test_batch_has_a_part_for_the_letter_and_every_annex(publication: Publication) -> None:
    job = ask(publication)
    wakes = run_job(job_id=job.pk)
    units = publication.run.unit_scores.order_by("unit__group__order", "unit__sort_key")
    wanted = [("cong-van", None), *(("phu-luc", score.unit_id) for score in units)]
    assert [part.payload for part in Job.objects.filter(pk__in=[w.job_id for w in wakes]).order_by("pk")] == [
        {"publication_id": publication.pk, "kind": kind, "unit_id": unit_id} for kind, unit_id in wanted
    ]


def test_batch_renders_every_document_once(publication: Publication, torn: set[str]) -> None:
    job = run_all(ask(publication))
    units = publication.run.unit_scores.count()
    assert (job.state, job.progress_done) == ("done", units + 1)
    assert (Document.objects.count(), files(publication)) == (units + 1, [])
    again = run_all(ask(publication))
    assert (again.state, again.result, again.parts.count()) == ("done", {"done": 0, "failed": 0}, 0)


def test_batch_that_comes_again_renders_only_what_is_missing(
    publication: Publication, torn: set[str], settings: Settings
) -> None:
    torn.add("phu-luc-S1.pdf")
    first = run_all(ask(publication))
    assert (first.state, files(publication)) == ("failed", ["S1"])
    part = first.parts.get(state="failed")
    assert (part.attempts, part.error) == (3, "Lỗi ngoài dự kiến (OSError): No space left on device")
    torn.clear()
    second = run_all(ask(publication))
    assert (second.state, second.parts.count(), files(publication)) == ("done", 1, [])
    assert len(list(Path(settings.MEDIA_ROOT).rglob("*.pdf"))) == Document.objects.count()
