"""The kinds of jobs there are, each registered by the app that does the work."""

from collections.abc import Callable
from dataclasses import dataclass

from accounts.services.jobs.work import Result, Spread, Work

Run = Callable[[Work], Result | Spread]


@dataclass(frozen=True, slots=True)
class JobKind:
    """`one_transaction`: the work and the job's end are committed together."""

    name: str
    run: Run
    one_transaction: bool


_KINDS: dict[str, JobKind] = {}


def job_kind(name: str, *, one_transaction: bool) -> Callable[[Run], Run]:
    """Registers the function that does jobs of this kind. Raises ValueError for a name that is taken."""

    def register(run: Run) -> Run:
        if name in _KINDS:
            raise ValueError(f"job kind {name} is registered twice")
        _KINDS[name] = JobKind(name, run, one_transaction)
        return run

    return register


def kind_named(name: str) -> JobKind | None:
    """The kind, or None where this version of the portal does not know it."""
    return _KINDS.get(name)
