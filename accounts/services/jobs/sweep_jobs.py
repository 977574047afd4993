"""The sweeper: work whose worker died goes to another, and messages that got lost are sent again.

Neither Redis nor the file broker hands a lost message out again in time; the rows know what is open.
"""

import logging
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.core.jobs import JobState
from accounts.models import Job, WorkerPulse
from accounts.selectors.timing import timing
from accounts.services.jobs.fail_attempt import put_back
from accounts.services.jobs.rows import Wake, lock_job

logger = logging.getLogger(__name__)

_DIED = "Tiến trình làm việc nền dừng giữa chừng ở lần thử thứ {}"
_AT_ONCE = 100  # messages of one sweep: a long queue is not doubled by its own reminders


def sweep_jobs(*, now: datetime | None = None) -> list[Wake]:
    """Put back the jobs whose lease has lapsed, and name the queued ones to be announced again."""
    moment = now or timezone.now()
    WorkerPulse.objects.update_or_create(singleton=True, defaults={"beaten_at": moment})
    wakes = [wake for pk in _lapsed(moment) for wake in _take_away(pk, moment)]
    return wakes + _forgotten(moment)


def _lapsed(now: datetime) -> list[int]:
    running = Job.objects.filter(state=JobState.RUNNING).order_by("pk").values_list("pk", "lease_until")
    return [pk for pk, until in running if until and timing().has_lapsed(until, now)]


@transaction.atomic
def _take_away(job_id: int, now: datetime) -> list[Wake]:
    """Put the job back, unless its worker gave a sign of life before the row was locked."""
    job = lock_job(job_id)
    if job.lease_until is None or not timing().has_lapsed(job.lease_until, now):
        return []
    logger.warning("job %s (%s): lease lapsed at attempt %s", job.pk, job.kind, job.attempts)
    wakes = put_back(job, _DIED.format(job.attempts), now)
    return [Wake(wake.job_id) for wake in wakes]  # it has been waiting for a lease already


def _forgotten(now: datetime) -> list[Wake]:
    """Jobs that were announced a lease ago and are still queued: the message may be lost, or only slow."""
    lease = timing().lease
    stale = Q(announced_at__lt=now - lease) | Q(announced_at__gt=now + lease)  # or the clock was set back
    rows = Job.objects.filter(stale, state=JobState.QUEUED)
    found = list(rows.order_by("announced_at", "pk").values_list("pk", flat=True)[:_AT_ONCE])
    Job.objects.filter(pk__in=found, state=JobState.QUEUED).update(announced_at=now)
    return [Wake(pk) for pk in found]
