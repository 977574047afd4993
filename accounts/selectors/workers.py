"""Whether anybody works in the background."""

from datetime import datetime

from django.utils import timezone

from accounts.models import Job, WorkerPulse
from accounts.selectors.timing import timing


def last_sign_of_workers() -> datetime | None:
    """The last pulse of the timetable, or of a job that keeps every worker busy: one query."""
    pulses = WorkerPulse.objects.values_list("beaten_at", flat=True)
    beats = Job.objects.filter(heartbeat_at__isnull=False).order_by().values_list("heartbeat_at", flat=True)
    return max(pulses.union(beats), default=None)


def worker_is_alive(now: datetime | None = None) -> bool:
    """One query. False means: what is asked for now waits until somebody starts a worker."""
    return not timing().is_silent(last_sign_of_workers(), now or timezone.now())
