"""Taking a job: its row is locked, and whoever takes it has a lease and a name of its own."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.core.jobs import JobMove, JobState
from accounts.models import Job
from accounts.selectors.timing import timing
from accounts.services.jobs.rows import moved


@transaction.atomic
def take_job(*, job_id: int, now: datetime | None = None) -> Job | None:
    """The job, held from now on; None where there is nothing to take (a message that came twice, or late)."""
    moment = now or timezone.now()
    queued = Job.objects.select_for_update(of=("self",)).filter(pk=job_id, state=JobState.QUEUED)
    job = queued.select_related("requested_by").first()
    if job is None:
        return None
    moved(job, JobMove.TAKE, moment)
    job.holder = uuid.uuid4().hex
    job.heartbeat_at, job.lease_until = moment, timing().lease_from(moment)
    job.attempts += 1
    job.progress_done, job.progress_total, job.progress_note = 0, 0, ""
    job.save()
    return job
