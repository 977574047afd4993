import pytest

from accounts.core.jobs import JobState
from accounts.models import Job
from accounts.services.jobs.fail_attempt import fail_attempt
from accounts.services.jobs.rows import LeaseLost, Wake
from accounts.services.jobs.take_job import take_job
from tests.accounts.jobs import NOW, asked, taken

pytestmark = pytest.mark.django_db


def test_three_failures_stop_with_the_error():
    job = asked()
    wakes = [fail_attempt(job=take_job(job_id=job.pk), error=f"lỗi {n}", now=NOW) for n in (1, 2, 3)]
    assert wakes == [[Wake(job.pk, 2)], [Wake(job.pk, 4)], []]
    job.refresh_from_db()
    assert (job.state, job.attempts, job.error, job.finished_at) == (JobState.FAILED, 3, "lỗi 3", NOW)
    assert take_job(job_id=job.pk) is None


def test_failed_attempt_is_queued_with_its_error():
    job = taken()
    fail_attempt(job=job, error="mất mạng")
    assert Job.objects.values_list("state", "error", "holder").get() == ("queued", "mất mạng", "")


def test_final_failure_stops_at_once():
    job = taken()
    assert fail_attempt(job=job, error="không được", final=True) == []
    assert Job.objects.values_list("state", "attempts").get() == ("failed", 1)


def test_failure_of_a_lost_lease_says_nothing_about_the_job():
    job = taken()
    Job.objects.update(holder="khác")
    with pytest.raises(LeaseLost):
        fail_attempt(job=job, error="lỗi")
    assert Job.objects.values_list("state", "error").get() == ("running", "")
