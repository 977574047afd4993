"""Jobs for tests: asked for, taken, and kinds that tests do themselves."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from accounts.models import Job
from accounts.services.actors import system_actor
from accounts.services.jobs import kinds
from accounts.services.jobs.request_job import request_job
from accounts.services.jobs.take_job import take_job
from accounts.services.jobs.work import Part, Result, Spread, Work

NOW = datetime(2021, 1, 8, 2, tzinfo=UTC)


def asked(key: str = "1", *, kind: str = "thu", **more: Any) -> Job:
    """A queued job."""
    more = {"title": f"Việc {key}", "payload": {}, "by": system_actor(), "now": NOW, **more}
    return request_job(kind=kind, key=key, **more).job


def taken(key: str = "1", **more: Any) -> Job:
    """A running job, taken at NOW."""
    job = take_job(job_id=asked(key, **more).pk, now=NOW)
    assert job is not None
    return job


def parts(*keys: str) -> tuple[Part, ...]:
    return tuple(Part("phan", key, f"Phần {key}", {"key": key}) for key in keys)


@contextmanager
def doing(
    kind: str, run: Callable[[Work], Result | Spread], *, one_transaction: bool = False
) -> Iterator[None]:
    """While inside, jobs of the kind are done by `run`."""
    kinds.job_kind(kind, one_transaction=one_transaction)(run)
    try:
        yield
    finally:
        del kinds._KINDS[kind]
