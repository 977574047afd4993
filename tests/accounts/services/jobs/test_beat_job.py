from datetime import timedelta

import pytest

from accounts.models import Job
from accounts.services.jobs.beat_job import Step, beat_job
from accounts.services.jobs.finish_job import finish_job
from tests.accounts.jobs import NOW, taken

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(seconds=50)


def test_beat_renews_the_lease_and_tells_progress(settings):
    settings.JOB_LEASE_SECONDS = 60
    assert beat_job(job=taken(), step=Step(3, 10, "đọc trang Điểm"), now=LATER)
    stored = Job.objects.get()
    assert (stored.heartbeat_at, stored.lease_until) == (LATER, LATER + timedelta(seconds=60))
    assert (stored.progress_done, stored.progress_total, stored.progress_note) == (3, 10, "đọc trang Điểm")


def test_beat_without_a_step_leaves_progress_alone():
    job = taken()
    beat_job(job=job, step=Step(3, 10))
    beat_job(job=job)
    assert Job.objects.get().progress_done == 3


def test_beat_beyond_the_total_stops_at_it():
    beat_job(job=taken(), step=Step(12, 10))
    assert Job.objects.get().progress_done == 10


def test_beat_of_another_holder_is_refused():
    job = taken()
    Job.objects.update(holder="khác")
    assert not beat_job(job=job, now=LATER)
    assert Job.objects.get().heartbeat_at == NOW


def test_beat_of_a_job_that_is_over_is_refused():
    job = taken()
    finish_job(job=job, result={})
    assert not beat_job(job=job)
