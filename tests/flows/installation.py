"""An installation of its own with real workers: PostgreSQL and Redis, or one folder with SQLite and files."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2

ROOT = Path(__file__).resolve().parents[2]
LEASE = 3  # seconds: a killed worker's job goes to another one after that
_WORKER = [
    *("-m", "celery", "--app", "cchc_portal", "worker", "--beat", "--loglevel", "INFO"),
    *("--without-gossip", "--without-mingle", "--include", "tests.flows.paused_work"),
]
_SETUP = "import django; django.setup()\nfrom tests.flows.paused_work import *\n"


class Installation:
    """Its database is read without Django: what is seen is what is committed."""

    def __init__(self, home: Path, database_url: str, redis_url: str) -> None:
        self.home = home
        self.database_url = database_url
        self.env = {
            **{name: value for name, value in os.environ.items() if not name.startswith("CCHC_")},
            "DJANGO_SETTINGS_MODULE": "cchc_portal.settings",
            "CCHC_ENV_FILE": os.devnull,
            "CCHC_HOME": str(home),
            "CCHC_JOB_LEASE": str(LEASE),
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
        }

    def python(self, code: str, **names: Any) -> Any:
        """Run the code in a process of the portal; what it assigns to `answer` comes back."""
        given = "".join(f"{name} = {value!r}\n" for name, value in names.items())
        told = "\nimport json\nprint(json.dumps(answer))"
        done = subprocess.run(
            [sys.executable, "-c", f"{_SETUP}{given}{code}{told}"],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    def ask(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query; each `?` stands for a value."""
        mark = "%s" if self.database_url else "?"
        with closing(self._connect()) as connection, closing(connection.cursor()) as cursor:
            cursor.execute(sql.replace("?", mark), values)
            return cursor.fetchall()

    def _connect(self) -> Any:
        if self.database_url:
            return psycopg2.connect(self.database_url)
        return sqlite3.connect(self.home / "db.sqlite3", timeout=30)

    @contextmanager
    def worker(self) -> Iterator[subprocess.Popen[bytes]]:
        """A worker with its children and timetable, in a process group that `kill` takes away as one."""
        with (self.home / "worker.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, *_WORKER],
                cwd=ROOT,
                env=self.env,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            yield process
        finally:
            kill(process)

    def until(self, condition: Callable[[], bool], seconds: float = 120) -> None:
        """Wait for it; fails with the workers' last words."""
        end = monotonic() + seconds
        while not condition():
            if monotonic() > end:
                said = (self.home / "worker.log").read_text(encoding="utf-8")[-3000:]
                jobs = self.ask("SELECT id, state, attempts, error FROM accounts_job")
                raise AssertionError(f"{jobs}\n{said}")
            sleep(0.05)


def kill(process: subprocess.Popen[bytes]) -> None:
    """SIGKILL for the worker and all it started: no goodbye, no clean-up."""
    with suppress(ProcessLookupError):  # gone already
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def own_database(name: str) -> str:
    """The address of a new, empty database on the tests' PostgreSQL."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    server = psycopg2.connect(urlunsplit(parts._replace(path="/postgres")))
    server.autocommit = True
    with closing(server), closing(server.cursor()) as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    return urlunsplit(parts._replace(path=f"/{name}"))
