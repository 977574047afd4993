"""One attempt at a job, from taking it to its end."""

import logging

from django.db import transaction

from accounts.models import Job
from accounts.services.jobs.fail_attempt import fail_attempt
from accounts.services.jobs.finish_job import finish_job, spread_job
from accounts.services.jobs.heartbeat import Heartbeat
from accounts.services.jobs.kinds import JobKind, kind_named
from accounts.services.jobs.rows import LeaseLost, Wake
from accounts.services.jobs.take_job import take_job
from accounts.services.jobs.work import Work
from cchc_portal.lib.refusal import Refused

logger = logging.getLogger(__name__)


def run_job(*, job_id: int) -> list[Wake]:
    """Take the job and do it; nothing where it cannot be taken. Gives back the messages to send.

    Never raises for what the work did: a failure is written in the job's row.
    """
    kind = _kind_of(job_id)
    job = take_job(job_id=job_id) if kind else None
    if kind is None or job is None:
        return []
    try:
        with Heartbeat(job) as heartbeat:
            return _attempt(kind, Work(job, heartbeat.report))
    except LeaseLost:
        logger.warning("job %s (%s): lost to another worker, nothing stored", job.pk, job.kind)
        return []


def _kind_of(job_id: int) -> JobKind | None:
    """The kind; None for a job of a newer version of the portal, which its own workers will take."""
    name = Job.objects.filter(pk=job_id).values_list("kind", flat=True).first()
    kind = kind_named(name) if name else None
    if kind is None:
        logger.warning("job %s: this worker does not know kind %s", job_id, name)
    return kind


def _attempt(kind: JobKind, work: Work) -> list[Wake]:
    job = work.job
    try:
        if not kind.one_transaction:
            return _do(kind, work)
        with transaction.atomic():
            return _do(kind, work)
    except LeaseLost:
        raise
    except Refused as refusal:
        said = "; ".join(finding.sentence for finding in refusal.findings)
        return fail_attempt(job=job, error=said or str(refusal), final=True)
    except Exception as error:  # whatever it is, the row must say so
        logger.exception("job %s (%s): attempt %s failed", job.pk, job.kind, job.attempts)
        return fail_attempt(job=job, error=_told(error))


def _do(kind: JobKind, work: Work) -> list[Wake]:
    outcome = kind.run(work)
    if isinstance(outcome, dict):
        finish_job(job=work.job, result=outcome)
        return []
    return spread_job(job=work.job, parts=outcome.parts)


def _told(error: Exception) -> str:
    """The first line only: databases quote the values of a row in those that follow."""
    first = (str(error).splitlines() or [""])[0]
    return f"Lỗi ngoài dự kiến ({type(error).__name__}): {first}".removesuffix(": ")
