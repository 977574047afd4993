import pytest

from accounts.core.jobs import JobState
from accounts.models import AuditEvent, Job
from accounts.services.actors import system_actor
from accounts.services.jobs.fail_attempt import fail_attempt
from accounts.services.jobs.finish_job import finish_job, spread_job
from accounts.services.jobs.retry_job import retry_job
from accounts.services.jobs.rows import Wake
from accounts.services.jobs.take_job import take_job
from tests.accounts.jobs import asked, parts, taken

pytestmark = pytest.mark.django_db


def failed(key: str = "1") -> Job:
    job = taken(key)
    fail_attempt(job=job, error="hỏng", final=True)
    return Job.objects.get(pk=job.pk)


def test_retry_begins_again():
    job = failed()
    retry = retry_job(job=job, by=system_actor())
    assert (retry.job, retry.wakes) == (job, [Wake(job.pk)])
    job.refresh_from_db()
    assert (job.state, job.attempts, job.error, job.finished_at) == (JobState.QUEUED, 0, "", None)
    assert AuditEvent.objects.filter(verb="retry_job", target_ref=str(job.pk)).count() == 1


def test_second_click_changes_nothing():
    job = failed()
    retry_job(job=job, by=system_actor())
    assert retry_job(job=job, by=system_actor()).wakes == []
    assert AuditEvent.objects.filter(verb="retry_job").count() == 1


def test_retry_of_work_that_was_asked_for_anew_gives_the_new_job():
    old = failed()
    new = asked()
    retry = retry_job(job=old, by=system_actor())
    assert (retry.job, retry.wakes) == (new, [])
    old.refresh_from_db()
    assert old.state == JobState.FAILED


def test_retry_of_a_batch_or_of_its_part_repeats_the_failed_parts_alone():
    batch = taken("tất cả")
    spread_job(job=batch, parts=parts("a", "b"))
    first, second = (take_job(job_id=part.pk) for part in batch.parts.order_by("pk"))
    finish_job(job=first, result={})
    fail_attempt(job=second, error="hỏng", final=True)
    retry = retry_job(job=Job.objects.get(pk=second.pk), by=system_actor())
    assert (retry.job, retry.wakes) == (batch, [Wake(second.pk)])
    states = dict(Job.objects.values_list("pk", "state"))
    assert states == {batch.pk: "waiting", first.pk: "done", second.pk: "queued"}
    finish_job(job=take_job(job_id=second.pk), result={})
    batch.refresh_from_db()
    assert (batch.state, batch.progress_done) == (JobState.DONE, 2)
