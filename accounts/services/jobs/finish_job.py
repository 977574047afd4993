"""The end of a job, and of the batch whose last part it was."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from accounts.core.jobs import OPEN, JobMove, JobState
from accounts.models import Job
from accounts.services.jobs.rows import Wake, lock_held, moved
from accounts.services.jobs.work import Part, Result

_NAMED = 5  # parts that a batch names in its error; the page lists all


@transaction.atomic
def finish_job(*, job: Job, result: Result, now: datetime | None = None) -> Job:
    """The work is done. Raises LeaseLost; inside the work's own transaction that undoes the work."""
    moment = now or timezone.now()
    held = moved(lock_held(job), JobMove.FINISH, moment)
    held.result, held.error = result, ""
    held.progress_done, held.progress_note = held.progress_total, ""
    held.save()
    close_batch(held, moment)
    return held


@transaction.atomic
def spread_job(*, job: Job, parts: tuple[Part, ...], now: datetime | None = None) -> list[Wake]:
    """The work goes on in parts, all of them written at once; the worker is free. Raises LeaseLost."""
    if not parts:
        raise ValueError("a batch has at least one part")
    moment = now or timezone.now()
    held = moved(lock_held(job), JobMove.SPREAD, moment)
    held.progress_done, held.progress_total, held.progress_note = 0, len(parts), ""
    held.save()
    Job.objects.bulk_create(_row(held, part, moment) for part in parts)
    return [Wake(pk) for pk in held.parts.order_by("pk").values_list("pk", flat=True)]


def close_batch(part: Job, now: datetime) -> None:
    """Count the batch of a part that came to its end; the last part ends the batch.

    The batch was locked before the part, so of two that end together one sees the other's end.
    """
    batch = part.batch
    if batch is None:
        return
    count = batch.parts.aggregate(
        open=Count("pk", filter=Q(state__in=OPEN)), failed=Count("pk", filter=Q(state=JobState.FAILED))
    )
    batch.progress_done = batch.progress_total - count["open"] - count["failed"]
    if not count["open"]:
        moved(batch, JobMove.GIVE_UP if count["failed"] else JobMove.FINISH, now)
        batch.error = _failures(batch, count["failed"])
        batch.result = {"done": batch.progress_done, "failed": count["failed"]}
    batch.save()


def _failures(batch: Job, failed: int) -> str:
    if not failed:
        return ""
    titles = list(batch.parts.filter(state=JobState.FAILED).order_by("pk").values_list("title", flat=True))
    more = "…" if failed > _NAMED else ""
    named = "; ".join(titles[:_NAMED])
    return f"{failed} trong {batch.progress_total} phần chưa làm được: {named}{more}"


def _row(batch: Job, part: Part, now: datetime) -> Job:
    return Job(
        kind=part.kind,
        key=part.key,
        title=part.title,
        payload=part.payload,
        batch=batch,
        requested_at=now,
        requested_by_id=batch.requested_by_id,
        announced_at=now,
    )
