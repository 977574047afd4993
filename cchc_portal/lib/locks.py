"""Holding a row as it is without keeping others from holding it too."""

from typing import Any

from django.db import connection, models


def hold_shared(row: models.Model) -> None:
    """Until the transaction ends nobody changes the row; waits for whoever is changing it.

    Databases without locks on rows (SQLite) let one transaction write at a time, which is enough.
    """
    if not connection.features.has_select_for_update:
        return
    quote, key = connection.ops.quote_name, _key(row)
    statement = f"SELECT 1 FROM {quote(row._meta.db_table)} WHERE {quote(key)} = %s FOR SHARE"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, [row.pk])  # the names are the model's, quoted by Django


def _key(row: models.Model) -> str:
    field: Any = row._meta.pk
    return str(field.column)
