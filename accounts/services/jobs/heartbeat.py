"""The heartbeat of a running job, beaten by a thread while the work goes on."""

import logging
from threading import Event, Thread
from time import monotonic
from types import TracebackType
from typing import Self

from django.db import DatabaseError, InterfaceError, connections

from accounts.models import Job
from accounts.selectors.timing import timing
from accounts.services.jobs.beat_job import Step, beat_job
from accounts.services.jobs.rows import LeaseLost

logger = logging.getLogger(__name__)


class Heartbeat:
    """Renews the lease and writes progress over a connection of its own.

    The work's transaction would show its progress to nobody before it is over. A beat that fails is
    tried again at the next tick: while the work writes to SQLite nobody else can, and then nobody
    can take the job away either.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self._timing = timing()
        self._over = Event()
        self._lost = Event()
        self._told: Step | None = None
        self._thread = Thread(target=self._beat_until_over, name=f"job-{job.pk}", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def report(self, done: int, total: int, note: str) -> None:
        """What the next beat writes. Raises LeaseLost once a beat found the job with another."""
        self._told = Step(done, total, note)
        if self._lost.is_set():
            raise LeaseLost(f"job {self._job.pk}")

    def _beat_until_over(self) -> None:
        written: Step | None = None
        last = monotonic()
        try:
            while not self._over.wait(self._timing.tick.total_seconds()):
                step = self._told
                if step == written and monotonic() - last < self._timing.heartbeat.total_seconds():
                    continue
                if self._beat(step):
                    written, last = step, monotonic()
                if self._lost.is_set():
                    return
        finally:
            connections.close_all()  # this thread's own

    def _beat(self, step: Step | None) -> bool:
        """Whether the beat was written; a lease found lost is noted."""
        try:
            held = beat_job(job=self._job, step=step)
        except (DatabaseError, InterfaceError) as error:
            logger.warning("job %s: heartbeat not written (%s)", self._job.pk, type(error).__name__)
            connections.close_all()  # a broken connection stays broken; the next beat opens another
            return False
        if not held:
            self._lost.set()
        return held
