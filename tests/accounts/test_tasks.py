import pytest
from kombu.exceptions import OperationalError

from accounts import tasks
from accounts.core.jobs import JobState
from accounts.models import Job
from accounts.services.actors import system_actor
from accounts.services.jobs.fail_attempt import fail_attempt
from tests.accounts.jobs import NOW, doing, taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(monkeypatch) -> list[tuple[int, int]]:
    """The messages: number of the job, delay."""
    found: list[tuple[int, int]] = []

    def apply_async(*, kwargs, countdown):
        found.append((kwargs["job_id"], countdown))

    monkeypatch.setattr(tasks.run_job_task, "apply_async", apply_async)
    return found


def start(key: str = "1") -> Job:
    return tasks.start_job(kind="thu", key=key, title="Việc", payload={}, by=system_actor())


def test_start_sends_one_message_once_the_row_is_committed(sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = start()
        assert start() == job
        assert sent == []
    assert sent == [(job.pk, 0)]


def test_start_while_the_broker_is_away_keeps_the_row(monkeypatch, django_capture_on_commit_callbacks):
    def refuse(**given):
        raise OperationalError("connection refused")

    monkeypatch.setattr(tasks.run_job_task, "apply_async", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        job = start()
    assert Job.objects.get().state == job.state == JobState.QUEUED


def test_failed_attempt_is_announced_with_its_pause(sent, django_capture_on_commit_callbacks):
    def break_down(work):
        raise RuntimeError("hỏng")

    job = start()
    with django_capture_on_commit_callbacks(execute=True), doing("thu", break_down):
        tasks.run_job_task(job_id=job.pk)
    assert sent == [(job.pk, 2)]


def test_sweep_announces_what_it_puts_back(sent, django_capture_on_commit_callbacks):
    job = taken()  # its lease ended years ago
    with django_capture_on_commit_callbacks(execute=True):
        tasks.sweep_jobs_task()
    assert sent == [(job.pk, 0)]


def test_restart_announces_the_job(sent, django_capture_on_commit_callbacks):
    job = taken()
    fail_attempt(job=job, error="hỏng", final=True, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        assert tasks.restart_job(job=job, by=system_actor()) == job
    assert sent == [(job.pk, 0)]
