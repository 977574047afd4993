"""Letters to all units in the background."""

import pytest

from accounts.models import Job
from accounts.services.jobs.request_job import request_job
from accounts.services.jobs.run_job import run_job
from cchc_portal.lib.pdf import Pdf
from documents.models import Document
from documents.services import render_answer
from tests.documents.answers import decided_season
from tests.feedback.season import Season


@pytest.fixture
def season(db: None, monkeypatch: pytest.MonkeyPatch) -> Season:
    """Decided; with a pen quicker than the layout engine."""
    monkeypatch.setattr(render_answer, "draw", lambda papers: [Pdf(b"%PDF", pages=1) for _ in papers])
    return decided_season()


def _ended(season: Season) -> Job:
    """The batch, asked for and done with its parts."""
    publication = season.window.publication
    payload = {"publication_id": publication.pk}
    job = request_job(
        kind="render_answers", key=str(publication.pk), title="Trả lời", payload=payload, by=season.admin
    ).job
    waiting = [job.pk]
    while waiting:
        waiting += [wake.job_id for wake in run_job(job_id=waiting.pop(0))]
    return Job.objects.get(pk=job.pk)


def test_batch_has_a_part_for_each_unit_that_has_no_letter(season: Season) -> None:
    first, again = _ended(season), _ended(season)

    assert ([part.title for part in first.parts.all()], first.state) == (["Văn bản trả lời Sở A"], "done")
    assert (again.result, Document.objects.get().file_name) == ({"done": 0, "failed": 0}, "tra-loi-A.pdf")
