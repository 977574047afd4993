"""The thread has a connection of its own, so these tests commit."""

from time import monotonic, sleep

import pytest
from django.db import OperationalError, transaction

from accounts.models import Job
from accounts.services.jobs import heartbeat
from accounts.services.jobs.heartbeat import Heartbeat
from accounts.services.jobs.rows import LeaseLost
from tests.accounts.jobs import NOW, taken

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def short_lease(settings):
    settings.JOB_LEASE_SECONDS = 0.3


def until(condition) -> None:
    end = monotonic() + 5
    while not condition():
        assert monotonic() < end
        sleep(0.01)


def test_heartbeat_renews_and_tells_progress_from_inside_a_transaction():
    job = taken()
    with Heartbeat(job) as beating, transaction.atomic():
        beating.report(3, 10, "trang Điểm")
        until(lambda: Job.objects.get().progress_done == 3)
        first = Job.objects.get().heartbeat_at
        until(lambda: Job.objects.get().heartbeat_at > first > NOW)


def test_heartbeat_that_finds_the_job_with_another_stops_the_work():
    job = taken()
    Job.objects.update(holder="khác")
    with Heartbeat(job) as beating:
        until(beating._lost.is_set)
        with pytest.raises(LeaseLost):
            beating.report(1, 2, "")


def test_heartbeat_outlives_a_database_that_does_not_answer(monkeypatch):
    failures = [OperationalError("database is locked")] * 2
    beat_job = heartbeat.beat_job

    def sometimes(**given):
        if failures:
            raise failures.pop()
        return beat_job(**given)

    monkeypatch.setattr(heartbeat, "beat_job", sometimes)
    job = taken()
    with Heartbeat(job):
        until(lambda: Job.objects.get().heartbeat_at > NOW)
    assert failures == []
