"""Holding a row as it is without keeping others from holding it too."""

from typing import Any

from django.db import connection, models


def hold_shared(model: type[models.Model], key: int) -> None:
    """Until the transaction ends nobody changes the row of that key; waits for whoever is changing it.

    Databases without locks on rows (SQLite) let one transaction write at a time, which is enough.
    """
    if not connection.features.has_select_for_update:
        return
    quote, column = connection.ops.quote_name, _column(model)
    statement = f"SELECT 1 FROM {quote(model._meta.db_table)} WHERE {quote(column)} = %s FOR SHARE"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, [key])  # the names are the model's, quoted by Django


def _column(model: type[models.Model]) -> str:
    field: Any = model._meta.pk
    return str(field.column)
