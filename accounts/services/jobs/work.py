"""What the code of a kind of job is given, and what it gives back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accounts.models import Job, User

Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a batch: a job of its own. Nothing else asks for jobs of its kind and key."""

    kind: str
    key: str
    title: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Spread:
    """The work is done in parts; there is at least one."""

    parts: tuple[Part, ...]


Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Work:
    """A job that is being done."""

    job: Job
    report: Progress

    @property
    def payload(self) -> dict[str, Any]:
        payload: dict[str, Any] = self.job.payload
        return payload

    @property
    def by(self) -> User:
        return self.job.requested_by

    def progress(self, done: int, total: int = 0, note: str = "") -> None:
        """How far it is; `total` 0 where that is not known. Raises LeaseLost when another has the job."""
        self.report(done, total, note)
