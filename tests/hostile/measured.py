"""A command in a process of its own, on an installation of its own, with what it cost."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_OPEN_ROUND = """
import django
django.setup()
from django.core.management import call_command
from tests.rounds import opened_edge_round
call_command("migrate", verbosity=0)
opened_edge_round()
"""
_COMMAND = """
import sys, time, manage
from benchmarks.memory import peak
try:
    manage.main()
finally:
    print(time.process_time(), peak(), file=sys.stderr)
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What the command answered; the CPU seconds and the megabytes that it took, its start included."""

    status: int
    document: dict[str, Any]
    complaints: list[str]
    cpu: float
    memory: float


class Machine:
    """One folder with SQLite in which the round of 2031 is open."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._env = {
            **{name: value for name, value in os.environ.items() if not name.startswith("CCHC_")},
            "DJANGO_SETTINGS_MODULE": "cchc_portal.settings",
            "CCHC_ENV_FILE": os.devnull,
            "CCHC_HOME": str(home),
            "DATABASE_URL": "",
            "REDIS_URL": "",
        }
        self._python(_OPEN_ROUND).check_returncode()

    def run(self, *words: str) -> Measured:
        done = self._python(_COMMAND, *words, "--format", "json")
        *complaints, costs = done.stderr.splitlines()
        cpu, memory = map(float, costs.split())
        return Measured(done.returncode, json.loads(done.stdout), complaints, cpu, memory)

    def stored(self) -> dict[str, int]:
        """Of every table how many rows it has."""
        with closing(sqlite3.connect(self._home / "db.sqlite3")) as connection:
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            return {
                name: connection.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - our tables
                for (name,) in names
            }

    def _python(self, code: str, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", code, *words],
            cwd=ROOT,
            env=self._env,
            capture_output=True,
            text=True,
            check=False,
        )
