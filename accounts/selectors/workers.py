"""Whether anybody works in the background."""

from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from accounts.models import Job, WorkerPulse
from accounts.selectors.timing import timing


def last_sign_of_workers() -> datetime | None:
    """The last pulse of the timetable, or the last heartbeat of a job that keeps every worker busy."""
    pulse = WorkerPulse.objects.values_list("beaten_at", flat=True).first()
    beat: datetime | None = Job.objects.aggregate(last=Max("heartbeat_at"))["last"]
    return max((sign for sign in (pulse, beat) if sign), default=None)


def worker_is_alive(now: datetime | None = None) -> bool:
    """Two queries. False means: what is asked for now waits until somebody starts a worker."""
    return not timing().is_silent(last_sign_of_workers(), now or timezone.now())
