import pytest

from accounts.core.jobs import JobState
from accounts.models import Job
from accounts.services.jobs.fail_attempt import fail_attempt
from accounts.services.jobs.finish_job import finish_job, spread_job
from accounts.services.jobs.rows import LeaseLost
from accounts.services.jobs.take_job import take_job
from tests.accounts.jobs import NOW, parts, taken

pytestmark = pytest.mark.django_db


def batch_of(*keys: str) -> tuple[Job, list[Job]]:
    batch = taken("tất cả")
    spread_job(job=batch, parts=parts(*keys), now=NOW)
    batch.refresh_from_db()
    return batch, [take_job(job_id=part.pk) for part in batch.parts.order_by("pk")]


def test_finished_job_has_its_result_and_no_lease():
    job = taken()
    finish_job(job=job, result={"run": "a"}, now=NOW)
    job.refresh_from_db()
    assert (job.state, job.result, job.finished_at) == (JobState.DONE, {"run": "a"}, NOW)
    assert (job.holder, job.lease_until, job.heartbeat_at) == ("", None, None)


def test_finish_of_a_lost_lease_is_refused():
    job = taken()
    Job.objects.update(holder="khác")
    with pytest.raises(LeaseLost):
        finish_job(job=job, result={})
    assert Job.objects.get().state == JobState.RUNNING


def test_spread_queues_every_part_and_frees_the_worker():
    batch = taken("tất cả")
    wakes = spread_job(job=batch, parts=parts("a", "b"), now=NOW)
    batch.refresh_from_db()
    assert (batch.state, batch.holder, batch.progress_total) == (JobState.WAITING, "", 2)
    assert [wake.job_id for wake in wakes] == list(batch.parts.order_by("pk").values_list("pk", flat=True))
    assert list(batch.parts.order_by("pk").values_list("key", "state", "payload")) == [
        ("a", "queued", {"key": "a"}),
        ("b", "queued", {"key": "b"}),
    ]


def test_spread_over_nothing_is_a_mistake():
    with pytest.raises(ValueError, match="at least one part"):
        spread_job(job=taken(), parts=())


def test_batch_ends_with_its_last_part():
    batch, (first, second) = batch_of("a", "b")
    finish_job(job=first, result={})
    batch.refresh_from_db()
    assert (batch.state, batch.progress_done) == (JobState.WAITING, 1)
    finish_job(job=second, result={}, now=NOW)
    batch.refresh_from_db()
    assert (batch.state, batch.progress_done, batch.finished_at) == (JobState.DONE, 2, NOW)
    assert batch.result == {"done": 2, "failed": 0}


def test_batch_with_a_failed_part_fails_once_all_the_others_are_done():
    batch, (first, second) = batch_of("a", "b")
    fail_attempt(job=first, error="hỏng", final=True)
    batch.refresh_from_db()
    assert batch.state == JobState.WAITING
    finish_job(job=second, result={})
    batch.refresh_from_db()
    assert (batch.state, batch.progress_done) == (JobState.FAILED, 1)
    assert batch.error == "1 trong 2 phần chưa làm được: Phần a"
