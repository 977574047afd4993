"""Real databases for the fault tests: copies of one with the edge round filled in, each used once."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from scoring.models import Round
from tests.faults import server
from tests.faults.migrating import Ended, migrate_both, neither_begins
from tests.flows.installation import Installation
from tests.rounds import filled_edge_round


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[Ended]]]:
    """The name of a database that two machines migrated at once, held back until both had begun."""
    name = server.create(f"filled_{uuid4().hex[:8]}")
    url = server.address(name)
    machines = [Installation(tmp_path_factory.mktemp("home"), url, "") for _ in range(2)]
    with neither_begins(url) as let_go:
        ended = migrate_both(*machines, between=let_go)
    yield name, ended
    server.drop(name)


@pytest.fixture(scope="session")
def migrated_folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Installation, list[Ended]]:
    """An embedded installation that two processes migrated at once."""
    place = Installation(tmp_path_factory.mktemp("home"), "", "")
    return place, migrate_both(place, place)


@pytest.fixture(scope="session")
def filled(migrated: tuple[str, list[Ended]], django_db_blocker: DjangoDbBlocker) -> str:
    """The name of a database with the edge round, every workbook in and nothing computed."""
    name, _ = migrated
    with _connected_to(name, django_db_blocker):
        filled_edge_round()
    return name


@pytest.fixture
def database(filled: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The name of a copy that the portal of this test is connected to; nothing is rolled back."""
    name = server.create(f"fault_{uuid4().hex[:8]}", template=filled)
    with _connected_to(name, django_db_blocker):
        yield name
    server.drop(name)


@pytest.fixture
def edge(database: str) -> Round:
    """Its round."""
    return Round.objects.get(year=2031)


@contextmanager
def _connected_to(name: str, blocker: DjangoDbBlocker) -> Iterator[None]:
    """New connections of every thread go to that database."""
    connection.close()
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    try:
        with blocker.unblock():
            yield
            connection.close()
    finally:
        connection.settings_dict["NAME"] = before
