import fcntl
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import get_commands
from django.db import connection
from pytest_django import Settings

from cchc_portal.management.commands import migrate
from tests.faults.server import address, ask


def taken_elsewhere() -> bool:
    """Whether a second machine would have to wait."""
    database = address(connection.settings_dict["NAME"])
    return ask(database, f"SELECT pg_try_advisory_lock({migrate._LOCK})") == [(False,)]


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
