"""A heartbeat: the lease renewed, progress written."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.core.jobs import JobState
from accounts.models import Job
from accounts.selectors.timing import timing


@dataclass(frozen=True, slots=True)
class Step:
    """How far a job is; `total` 0: not known."""

    done: int = 0
    total: int = 0
    note: str = ""


def beat_job(*, job: Job, step: Step | None = None, now: datetime | None = None) -> bool:
    """Renew the lease of a job that was taken; False when it is lost. One statement, no lock kept."""
    moment = now or timezone.now()
    progress: dict[str, int | str] = {}
    if step:
        done = min(step.done, step.total) if step.total else step.done
        progress = {"progress_done": done, "progress_total": step.total, "progress_note": step.note[:255]}
    held = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, holder=job.holder)
    return held.update(heartbeat_at=moment, lease_until=timing().lease_from(moment), **progress) == 1
