import fcntl
from pathlib import Path
from types import SimpleNamespace

import psycopg2
import pytest
from django.core.management import get_commands
from django.db import connection
from pytest_django import Settings

from cchc_portal.management.commands import migrate


def taken_elsewhere() -> bool:
    """Whether a second machine would have to wait."""
    parameters = {k: v for k, v in connection.get_connection_params().items() if k != "cursor_factory"}
    other = psycopg2.connect(**{key: parameters[key] for key in ("dbname", "user", "host", "port")})
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [migrate._LOCK])
            return not cursor.fetchone()[0]
    finally:
        other.close()


@pytest.mark.django_db
def test_alone_keeps_other_machines_waiting_until_it_is_done() -> None:
    with migrate._alone():
        assert taken_elsewhere() is True
    assert taken_elsewhere() is False


def test_alone_without_a_server_locks_a_file(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CCHC_HOME = tmp_path
    monkeypatch.setattr(migrate, "connection", SimpleNamespace(vendor="sqlite"))
    with (
        migrate._alone(),
        (tmp_path / "migrate.lock").open("w") as second,
        pytest.raises(BlockingIOError),
    ):
        fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_manage_migrate_is_this_one() -> None:
    assert get_commands()["migrate"] == "cchc_portal"
