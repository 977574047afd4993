"""An attempt that came to nothing: tried again, or given up with the reason in plain words."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.core.jobs import JobMove, after_failure, pause_before
from accounts.models import Job
from accounts.services.jobs.finish_job import close_batch
from accounts.services.jobs.rows import Wake, lock_held, moved

_LONGEST = 2000


@transaction.atomic
def fail_attempt(*, job: Job, error: str, final: bool = False, now: datetime | None = None) -> list[Wake]:
    """Queue the job again, after the third attempt stop with the error; `final` stops at once.

    Raises LeaseLost when the job is another's: then it is not for this one to say that it failed.
    """
    return put_back(lock_held(job), error, now or timezone.now(), final=final)


def put_back(job: Job, error: str, now: datetime, *, final: bool = False) -> list[Wake]:
    """The same for a row that is locked already, its batch before it."""
    wanted = JobMove.GIVE_UP if final else after_failure(job.attempts)
    moved(job, wanted, now)
    job.error = error[:_LONGEST]
    job.announced_at = now
    job.save()
    if wanted is JobMove.GIVE_UP:
        close_batch(job, now)
        return []
    return [Wake(job.pk, pause_before(job.attempts))]
