"""“Chạy lại”: a failed job from its start, of a failed batch the failed parts only."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.core.jobs import JobMove, JobState
from accounts.models import Job, User
from accounts.services.audit import record_event
from accounts.services.jobs.rows import Wake, moved


@dataclass(frozen=True, slots=True)
class Retry:
    """The job that is open now, and the messages to send."""

    job: Job
    wakes: list[Wake] = field(default_factory=list)


def retry_job(*, job: Job, by: User, now: datetime | None = None) -> Retry:
    """Work on a failed job again; a part is retried with its batch.

    A second click finds it open and changes nothing. Where the same work was asked for anew in the
    meantime, that job is the one.
    """
    whole = job.batch or job
    try:
        return _retry(whole.pk, by, now or timezone.now())
    except IntegrityError:
        newer = Job.objects.open().filter(kind=whole.kind, key=whole.key).first()
        if newer is None:
            raise
        return Retry(newer)


@transaction.atomic
def _retry(job_id: int, by: User, now: datetime) -> Retry:
    job = Job.objects.select_for_update().get(pk=job_id)
    if job.state != JobState.FAILED:
        return Retry(job)
    parts = list(job.parts.select_for_update().filter(state=JobState.FAILED).order_by("pk"))
    for part in parts:
        _renew(part, JobMove.RETRY, now)
    _renew(job, JobMove.RESUME if parts else JobMove.RETRY, now)
    record_event(
        by=by,
        verb="retry_job",
        target_type="job",
        target_ref=str(job.pk),
        detail={"kind": job.kind, "key": job.key, "parts": len(parts)},
        now=now,
    )
    return Retry(job, [Wake(each.pk) for each in parts or [job]])


def _renew(job: Job, wanted: JobMove, now: datetime) -> None:
    moved(job, wanted, now)
    job.attempts, job.error, job.result, job.announced_at = 0, "", {}, now
    job.save()
