"""Asking for long work: one open job of a kind and key, however often it is asked for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Job, User
from accounts.services.audit import record_event

_TRIES = 3


@dataclass(frozen=True, slots=True)
class Request:
    """The job, and whether it is new or had been asked for before."""

    job: Job
    created: bool


def request_job(
    *,
    kind: str,
    key: str,
    title: str,
    payload: dict[str, Any],
    by: User,
    done_url: str = "",
    now: datetime | None = None,
) -> Request:
    """The open job of the kind and key; a new one where there is none.

    `payload` holds ids only; `done_url` is a page of the portal that shows what came of it.
    Of two who ask at once one inserts, and both get that row.
    """
    for _ in range(_TRIES):
        existing = Job.objects.open().filter(kind=kind, key=key).first()
        if existing:
            return Request(existing, created=False)
        try:
            return Request(_insert(kind, key, title, payload, by, done_url, now), created=True)
        except IntegrityError:
            continue  # another was first; should that job be over by now, the next round makes a new one
    raise IntegrityError(f"job {kind} {key} is opened and closed faster than it can be asked for")


@transaction.atomic
def _insert(
    kind: str,
    key: str,
    title: str,
    payload: dict[str, Any],
    by: User,
    done_url: str,
    now: datetime | None,
) -> Job:
    moment = now or timezone.now()
    job = Job.objects.create(
        kind=kind,
        key=key,
        title=title,
        payload=payload,
        done_url=done_url,
        requested_at=moment,
        requested_by=by,
        announced_at=moment,
    )
    record_event(
        by=by,
        verb="request_job",
        target_type="job",
        target_ref=str(job.pk),
        detail={"kind": kind, "key": key},
        now=moment,
    )
    return job
