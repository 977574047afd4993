"""Jobs as their page shows them."""

from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.core.jobs import JobState
from accounts.models import Job, Role, User
from accounts.rules import Standing
from accounts.selectors.workers import worker_is_alive

SEES_EVERY_JOB = frozenset({Role.ROUND_ADMIN, Role.DEPARTMENT_LEADER})


@dataclass(frozen=True, slots=True)
class JobView:
    """A job, the parts of it that failed, and whether anybody works."""

    job: Job
    failed_parts: tuple[Job, ...]
    worker_alive: bool

    @property
    def percent(self) -> int | None:
        """How far it is, in whole percent; None where that is not known."""
        total = self.job.progress_total
        return 100 * self.job.progress_done // total if total else None


def visible_jobs(user: User, held: Standing) -> QuerySet[Job]:
    """Jobs this person asked for; every job for Sở Nội vụ."""
    rows = Job.objects.select_related("requested_by", "batch")
    return rows if held.holds(SEES_EVERY_JOB) else rows.asked_by(user)


def job_view(job: Job) -> JobView:
    """At most three queries."""
    failed = job.parts.filter(state=JobState.FAILED).order_by("pk")
    return JobView(
        job=job,
        failed_parts=tuple(failed) if job.batch_id is None else (),
        worker_alive=worker_is_alive() if job.is_open else True,
    )
