"""Two processes that prepare one empty database at the same time."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from time import monotonic, sleep

import psycopg2

from cchc_portal.management.commands.migrate import _LOCK
from tests.faults import server
from tests.flows.installation import ROOT, Installation

PATIENCE = 300  # seconds: a machine may be busy with other tests
_WAITING = """
SELECT COUNT(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()
"""


@dataclass(frozen=True, slots=True, order=True)
class Ended:
    """How a migration ended, and whether it found nothing to do."""

    status: int
    idle: bool


def migrate_both(*places: Installation, between: Callable[[], None] = lambda: None) -> list[Ended]:
    """Start one migration from each place, do `between`, and wait for both; the one with work first."""
    with _started(places[0]) as first, _started(places[1]) as second:
        between()
        return sorted(_ended(process) for process in (first, second))


@contextmanager
def neither_begins(url: str) -> Iterator[Callable[[], None]]:
    """Holds the lock of migrations; the call gives it free once two wait for it."""
    with closing(psycopg2.connect(url)) as holder, closing(holder.cursor()) as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])

        def let_go() -> None:
            end = monotonic() + PATIENCE
            while server.ask(url, _WAITING) != [(2,)]:
                assert monotonic() < end, "the migrations do not wait for each other"
                sleep(0.05)
            holder.close()

        yield let_go


@contextmanager
def _started(place: Installation) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "manage.py", "migrate"],
        cwd=ROOT,
        env=place.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def _ended(process: subprocess.Popen[str]) -> Ended:
    said, _ = process.communicate(timeout=PATIENCE)
    return Ended(process.returncode, "No migrations to apply" in said)
