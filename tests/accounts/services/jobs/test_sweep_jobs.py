from datetime import timedelta

import pytest

from accounts.core.jobs import JobState
from accounts.models import Job, WorkerPulse
from accounts.services.jobs.beat_job import beat_job
from accounts.services.jobs.finish_job import spread_job
from accounts.services.jobs.rows import Wake
from accounts.services.jobs.sweep_jobs import sweep_jobs
from accounts.services.jobs.take_job import take_job
from tests.accounts.jobs import NOW, asked, parts, taken

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def short_lease(settings):
    settings.JOB_LEASE_SECONDS, settings.JOB_SWEEP_SECONDS = 60, 30


def after(seconds: int):
    return NOW + timedelta(seconds=seconds)


def test_sweep_leaves_a_held_job_alone():
    job = taken()
    assert sweep_jobs(now=after(60)) == []
    beat_job(job=job, now=after(59))
    assert sweep_jobs(now=after(118)) == []
    assert Job.objects.get().state == JobState.RUNNING


def test_sweep_queues_a_job_whose_lease_lapsed():
    job = taken()
    assert sweep_jobs(now=after(61)) == [Wake(job.pk)]
    stored = Job.objects.values_list("state", "holder", "error").get()
    assert stored == ("queued", "", "Tiến trình làm việc nền dừng giữa chừng ở lần thử thứ 1")


def test_sweep_gives_up_a_job_that_killed_three_workers():
    job = asked()
    for attempt in range(3):
        take_job(job_id=job.pk, now=after(100 * attempt))
        sweep_jobs(now=after(100 * attempt + 61))
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.FAILED, 3)
    assert job.error == "Tiến trình làm việc nền dừng giữa chừng ở lần thử thứ 3"


def test_sweep_ends_the_batch_whose_last_part_it_gives_up():
    batch = taken()
    (wake,) = spread_job(job=batch, parts=parts("a"), now=NOW)
    for attempt in range(3):
        take_job(job_id=wake.job_id, now=after(100 * attempt))
        sweep_jobs(now=after(100 * attempt + 61))
    batch.refresh_from_db()
    assert (batch.state, batch.error) == (JobState.FAILED, "1 trong 1 phần chưa làm được: Phần a")


def test_sweep_takes_a_lease_from_the_future_for_lapsed():
    job = taken()
    assert sweep_jobs(now=after(-3600)) == [Wake(job.pk)]


def test_sweep_announces_a_queued_job_again_once_in_a_lease():
    job = asked()
    assert [sweep_jobs(now=after(seconds)) for seconds in (60, 61, 62, 121, 122)] == [
        *([], [Wake(job.pk)], []),
        *([], [Wake(job.pk)]),
    ]


def test_sweep_leaves_its_pulse():
    sweep_jobs(now=NOW)
    sweep_jobs(now=after(30))
    assert WorkerPulse.objects.get().beaten_at == after(30)
