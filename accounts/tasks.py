"""Messages about jobs. A message only says which row to look at: lost, late or doubled, it does no harm."""

import logging
from collections.abc import Iterable
from functools import partial
from typing import Any

from celery import shared_task
from django.db import transaction
from kombu.exceptions import OperationalError

from accounts.models import Job, User
from accounts.services.jobs.request_job import request_job
from accounts.services.jobs.retry_job import retry_job
from accounts.services.jobs.rows import Wake
from accounts.services.jobs.run_job import run_job
from accounts.services.jobs.sweep_jobs import sweep_jobs

logger = logging.getLogger(__name__)


@shared_task(name="accounts.run_job")
def run_job_task(*, job_id: int) -> None:
    """Do the job, if it is to be done."""
    announce(run_job(job_id=job_id))


@shared_task(name="accounts.sweep_jobs")
def sweep_jobs_task() -> None:
    """On the timetable: see that no job is forgotten."""
    announce(sweep_jobs())


def start_job(
    *, kind: str, key: str, title: str, payload: dict[str, Any], by: User, done_url: str = ""
) -> Job:
    """Ask for the work and, once that is committed, call a worker. The open job of the kind and key."""
    asked = request_job(kind=kind, key=key, title=title, payload=payload, by=by, done_url=done_url)
    if asked.created:
        announce([Wake(asked.job.pk)])
    return asked.job


def restart_job(*, job: Job, by: User) -> Job:
    """“Chạy lại”, and call the workers. The job that is open now."""
    retry = retry_job(job=job, by=by)
    announce(retry.wakes)
    return retry.job


def announce(wakes: Iterable[Wake]) -> None:
    """Send the messages after the commit; at once outside a transaction."""
    for wake in wakes:
        transaction.on_commit(partial(_send, wake))


def _send(wake: Wake) -> None:
    try:
        run_job_task.apply_async(kwargs={"job_id": wake.job_id}, countdown=wake.delay)
    except (OperationalError, OSError) as error:
        # The row stands; the sweeper sends the message once the broker answers again.
        logger.warning("job %s: not announced (%s)", wake.job_id, type(error).__name__)
