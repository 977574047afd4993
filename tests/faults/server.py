"""The PostgreSQL that a test takes away from the portal, seen and handled from outside: no Django here."""

import os
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2

_END_ALL = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{}'"
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"


def address(database: str) -> str:
    """DATABASE_URL of a database on the tests' PostgreSQL."""
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}"))


def ask(url: str, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a statement, over a connection of its own; empty for one that gives none."""
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with closing(connection), closing(connection.cursor()) as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def create(database: str, template: str = "template1") -> str:
    """A new database, a copy of `template`; its name is given back."""
    ask(address("postgres"), f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
    return database


def drop(database: str) -> None:
    ask(address("postgres"), f'DROP DATABASE "{database}" WITH (FORCE)')


def cut(database: str) -> None:
    """End every connection to the database, and wait until they are gone."""
    ask(address("postgres"), _END_ALL.format(database))


def close(database: str) -> None:
    """End every connection and let none in."""
    ask(address("postgres"), f'ALTER DATABASE "{database}" ALLOW_CONNECTIONS false')
    cut(database)


def open_again(database: str) -> None:
    ask(address("postgres"), f'ALTER DATABASE "{database}" ALLOW_CONNECTIONS true')


def row_counts(url: str) -> dict[str, int]:
    """Of every table how many rows are committed."""
    tables = [name for (name,) in ask(url, _TABLES)]
    counts = " UNION ALL ".join(f"SELECT '{name}', COUNT(*) FROM \"{name}\"" for name in tables)  # noqa: S608
    return dict(ask(url, counts))
