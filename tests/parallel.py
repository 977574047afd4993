"""Which of the processes of a parallel run this is, and what of the tests' Redis is its own."""

import os
from urllib.parse import urlsplit, urlunsplit

MOST = 4  # processes at once: Redis has sixteen databases, and each process takes three
_NUMBER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


def own_cache() -> str:
    """The database that the tests of this process, and nobody else, clear."""
    return _database(1 + _NUMBER)


def own_redis() -> str:
    """The database of an installation that a test starts; its cache is in the next one."""
    return _database(1 + MOST + 2 * _NUMBER)


def _database(number: int) -> str:
    return urlunsplit(urlsplit(os.environ["REDIS_URL"])._replace(path=f"/{number}"))
