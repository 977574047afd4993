"""Two machines start at once on an empty database: one prepares it, the other waits, and both go on."""

from tests.faults import server
from tests.faults.migrating import Ended

ONE_WORKED_AND_ONE_WAITED = [Ended(0, idle=False), Ended(0, idle=True)]


def test_two_migrations_of_one_empty_postgresql_make_one_schema(migrated):
    name, ended = migrated
    assert ended == ONE_WORKED_AND_ONE_WAITED
    applied = "SELECT COUNT(*), COUNT(DISTINCT (app, name)) FROM django_migrations"
    ((rows, distinct),) = server.ask(server.address(name), applied)
    assert rows == distinct > 0


def test_two_migrations_of_one_empty_folder_make_one_schema(migrated_folder):
    place, ended = migrated_folder
    assert ended == ONE_WORKED_AND_ONE_WAITED
    ((rows, distinct),) = place.ask(
        "SELECT COUNT(*), COUNT(DISTINCT app || ' ' || name) FROM django_migrations"
    )
    assert rows == distinct > 0
