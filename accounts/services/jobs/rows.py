"""Rows of jobs, locked and moved. Everyone locks a batch before its parts, so that nobody waits in a ring."""

from dataclasses import dataclass
from datetime import datetime

from accounts.core.jobs import CLOSED, JobMove, JobState, move
from accounts.models import Job


class LeaseLost(Exception):
    """The job is no longer held by who works on it: another has it, or it is over. Store nothing more."""


@dataclass(frozen=True, slots=True)
class Wake:
    """A message to be sent: job `job_id` may be taken, `delay` seconds from now."""

    job_id: int
    delay: int = 0


def lock_job(job_id: int) -> Job:
    """The row, locked after that of its batch. Call inside a transaction."""
    batch_id = Job.objects.values_list("batch_id", flat=True).get(pk=job_id)
    if batch_id:
        Job.objects.select_for_update().get(pk=batch_id)
    return Job.objects.select_for_update().get(pk=job_id)


def lock_held(job: Job) -> Job:
    """The row of a job that was taken, locked. Raises LeaseLost where its holder is not `job`'s any more."""
    locked = lock_job(job.pk)
    if locked.state != JobState.RUNNING or locked.holder != job.holder:
        raise LeaseLost(f"job {job.pk}")
    return locked


def moved(job: Job, wanted: JobMove, now: datetime) -> Job:
    """Make the move on a locked row, not saved yet: a lease ends with `running`, and the end has its time."""
    job.state = move(job.state, wanted)
    if job.state != JobState.RUNNING:
        job.holder, job.lease_until, job.heartbeat_at = "", None, None
    job.finished_at = now if job.state in CLOSED else None
    return job
