from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections

from accounts.core.jobs import JobState
from accounts.models import Job
from accounts.services.jobs.take_job import take_job
from tests.accounts.jobs import NOW, asked, taken


@pytest.mark.django_db
def test_taken_job_has_a_holder_and_a_lease(settings):
    settings.JOB_LEASE_SECONDS = 60
    job = taken()
    stored = Job.objects.get()
    assert (stored.state, stored.attempts, stored.holder) == (JobState.RUNNING, 1, job.holder)
    assert (stored.heartbeat_at, stored.lease_until) == (NOW, NOW + timedelta(seconds=60))


@pytest.mark.django_db
def test_taken_job_is_not_taken_again():
    job = taken()
    assert take_job(job_id=job.pk) is None
    assert take_job(job_id=job.pk + 1) is None


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_take_at_once_one_gets_the_job():
    job = asked()

    def take(_: int) -> bool:
        try:
            return take_job(job_id=job.pk) is not None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(take, range(8))) == [False] * 7 + [True]
    assert Job.objects.get().attempts == 1
