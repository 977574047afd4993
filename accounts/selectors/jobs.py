"""Jobs as their page shows them."""

from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.core.jobs import JobState
from accounts.models import Job, User
from accounts.rules import OF_DEPARTMENT, Standing

SEES_EVERY_JOB = OF_DEPARTMENT


@dataclass(frozen=True, slots=True)
class JobView:
    """A job, and the parts of it that failed."""

    job: Job
    failed_parts: tuple[Job, ...]

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
    """At most one query."""
    failed = job.parts.filter(state=JobState.FAILED).order_by("pk")
    return JobView(job, tuple(failed) if job.batch_id is None else ())
