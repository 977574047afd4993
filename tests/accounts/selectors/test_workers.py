from datetime import timedelta

import pytest

from accounts.models import WorkerPulse
from accounts.selectors.workers import last_sign_of_workers, worker_is_alive
from accounts.services.jobs.sweep_jobs import sweep_jobs
from tests.accounts.jobs import NOW, taken

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def timing(settings):
    settings.JOB_LEASE_SECONDS, settings.JOB_SWEEP_SECONDS = 60, 30


def test_no_worker_was_ever_seen():
    assert last_sign_of_workers() is None
    assert not worker_is_alive(NOW)


def test_worker_is_alive_for_a_lease_and_a_sweep_after_its_pulse():
    sweep_jobs(now=NOW)
    assert worker_is_alive(NOW + timedelta(seconds=90))
    assert not worker_is_alive(NOW + timedelta(seconds=91))


def test_last_sign_of_workers_takes_one_query(django_assert_num_queries):
    sweep_jobs(now=NOW)
    taken()
    with django_assert_num_queries(1):
        assert last_sign_of_workers() == NOW


def test_worker_busy_with_one_long_job_is_alive():
    WorkerPulse.objects.create(beaten_at=NOW - timedelta(hours=1))
    taken()
    assert last_sign_of_workers() == NOW
    assert worker_is_alive(NOW + timedelta(seconds=90))
