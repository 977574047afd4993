"""What installations of these tests begin with."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest

from tests.flows.installation import Installation

_MIGRATE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
answer = True
"""


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database to be copied, made by the first process of a run that asks for it."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    home = shared / "migrated"
    with _alone(shared / "migrated.lock"):
        if not home.exists():
            assert Installation(home, "", "").python(_MIGRATE)
    return home / "db.sqlite3"


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One process at a time."""
    with path.open("w") as lock:
        flock(lock, LOCK_EX)
        yield
