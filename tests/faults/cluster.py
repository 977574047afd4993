"""A second PostgreSQL with nothing in it, as on the machine that takes over."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_START = """
. script/services.sh
start_services drill -c fsync=off
psql -Xq "${DATABASE_URL%/*}/postgres" -c 'CREATE DATABASE cchc'
echo "$DATABASE_URL"
read -r _ || true
"""


@contextmanager
def second_cluster() -> Iterator[str]:
    """DATABASE_URL of an empty database in it; the cluster ends with the block."""
    process = subprocess.Popen(
        ["/bin/sh", "-euc", _START], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout
        yield process.stdout.readline().strip()
        process.communicate("\n", timeout=120)
