"""The database goes away in the middle: nothing half stored, and repeating the work makes it whole once."""

from datetime import timedelta

import pytest
from django.db import InterfaceError, OperationalError
from django.db.backends.postgresql.base import DatabaseWrapper
from django.utils import timezone

from accounts.core.jobs import JobState
from accounts.models import AuditEvent
from accounts.selectors.audit import broken_links
from accounts.selectors.timing import timing
from accounts.services.actors import system_actor
from accounts.services.jobs.request_job import request_job
from accounts.services.jobs.rows import Wake
from accounts.services.jobs.run_job import run_job
from accounts.services.jobs.sweep_jobs import sweep_jobs
from cchc_portal.lib import bulk
from scoring.core.types import RunKind
from scoring.models import ScoreLine, ScoreRun, UnitScore
from scoring.selectors.verification import differences
from scoring.services import compute_scores as compute_scores_module
from scoring.services.compute_scores import compute_scores
from scoring.tasks import COMPUTE_SCORES, compute_key
from surveys.models import SurveyForm
from surveys.services.import_survey import import_survey
from tests.faults import server
from tests.rounds import GOLDEN, accepted

GONE = (OperationalError, InterfaceError)
MOMENTS = {
    "rows on their way": (bulk._Blocks, "read"),
    "audit event": (AuditEvent, "save"),
    "commit": (DatabaseWrapper, "_commit"),
}
FORMS = GOLDEN / "2031" / "phieu-khao-sat-2031.xlsx"


@pytest.fixture(params=MOMENTS)
def cut_off(request, monkeypatch, database):
    """The first time that the portal comes to the moment, the database goes away."""
    owner, name = MOMENTS[request.param]
    return lambda outage=server.cut: before_first(monkeypatch, owner, name, lambda: outage(database))


def before_first(monkeypatch, owner, name, happening) -> None:
    """`happening` comes before the first call of the method."""
    real, calls = getattr(owner, name), []

    def method(*given, **named):
        calls.append(1)
        if len(calls) == 1:
            happening()
        return real(*given, **named)

    monkeypatch.setattr(owner, name, method)


def compute(edge):
    return compute_scores(round=edge, kind=RunKind.PROVISIONAL, by=system_actor())


def deliver(edge, folder):
    """The forms once more, as a delivery that has other bytes."""
    path = folder / "phieu.xlsx"
    path.write_bytes(FORMS.read_bytes() + b"\0")
    return import_survey(path=path, round=edge, direction="5-best", by=system_actor())


def whole_runs():
    """Of each run the numbers of its units and lines, and in what it differs from its inputs."""
    return [
        (
            UnitScore.objects.filter(run=run).count(),
            ScoreLine.objects.filter(run=run).count(),
            differences(run),
        )
        for run in ScoreRun.objects.all()
    ]


def test_computation_that_is_cut_off_stores_nothing_and_is_whole_when_repeated(cut_off, edge, database):
    cut_off()
    before = server.row_counts(server.address(database))
    with pytest.raises(GONE):
        compute(edge)
    assert server.row_counts(server.address(database)) == before
    assert compute(edge).created
    assert (whole_runs(), broken_links()) == ([(11, 89, [])], [])


def test_import_that_is_cut_off_stores_nothing_and_is_whole_when_repeated(cut_off, edge, database, tmp_path):
    forms = SurveyForm.objects.count()
    cut_off()
    before = server.row_counts(server.address(database))
    with pytest.raises(GONE):
        deliver(edge, tmp_path)
    assert server.row_counts(server.address(database)) == before
    assert accepted(deliver(edge, tmp_path)).counts.created == forms
    assert (SurveyForm.objects.count(), broken_links()) == (2 * forms, [])


@pytest.fixture
def silent_after_commit(monkeypatch, database):
    """The next commit succeeds, and the connection breaks before the portal hears of it."""
    commit = DatabaseWrapper._commit

    def commit_unheard(self):
        commit(self)
        monkeypatch.setattr(DatabaseWrapper, "_commit", commit)
        server.cut(database)
        with self.wrap_database_errors:
            self.connection.cursor().execute("SELECT 1")

    return lambda: monkeypatch.setattr(DatabaseWrapper, "_commit", commit_unheard)


def test_work_whose_answer_got_lost_after_the_commit_is_not_done_twice(
    silent_after_commit, edge, database, tmp_path
):
    """The portal cannot tell this from a commit that failed: repeated, all of it is found to be done."""
    silent_after_commit()
    with pytest.raises(GONE):
        compute(edge)
    silent_after_commit()
    with pytest.raises(GONE):
        deliver(edge, tmp_path)
    stored = server.row_counts(server.address(database))
    assert not compute(edge).created
    assert deliver(edge, tmp_path).repeated
    assert server.row_counts(server.address(database)) == stored


@pytest.fixture
def cut_off_at_work(cut_off, monkeypatch):
    """The same, in a job that was taken and has begun."""
    return lambda outage=server.cut: before_first(
        monkeypatch, compute_scores_module, "run_inputs", lambda: cut_off(outage)
    )


@pytest.fixture
def job(edge):
    return request_job(
        kind=COMPUTE_SCORES,
        key=compute_key(edge.pk, RunKind.PROVISIONAL),
        title="Tính điểm",
        payload={"round_id": edge.pk, "kind": RunKind.PROVISIONAL.value},
        by=system_actor(),
    ).job


def test_job_that_is_cut_off_is_queued_again_and_the_second_attempt_is_whole(cut_off_at_work, job):
    cut_off_at_work()
    assert run_job(job_id=job.pk) == [Wake(job.pk, 2)]
    assert whole_runs() == []
    assert run_job(job_id=job.pk) == []
    job.refresh_from_db()
    assert (job.state, job.attempts, job.error) == (JobState.DONE, 2, "")
    assert (whole_runs(), broken_links()) == ([(11, 89, [])], [])


def test_job_that_outlasts_the_database_waits_for_the_sweeper(cut_off_at_work, job, database):
    """Nothing can be written down any more: the lease lapses, and the sweeper gives the job out again."""
    cut_off_at_work(server.close)
    with pytest.raises(GONE):
        run_job(job_id=job.pk)
    server.open_again(database)
    job.refresh_from_db()
    assert (job.state, sweep_jobs()) == (JobState.RUNNING, [])
    assert sweep_jobs(now=timezone.now() + timing().lease + timedelta(seconds=1)) == [Wake(job.pk)]
    assert run_job(job_id=job.pk) == []
    job.refresh_from_db()
    assert (job.state, job.attempts, whole_runs()) == (JobState.DONE, 2, [(11, 89, [])])
