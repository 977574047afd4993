"""Holding a row as it is without keeping others from holding it too."""

from typing import Any

from django.db import connection, models


def hold_shared(model: type[models.Model], key: int, *, after: str = "") -> None:
    """Until the transaction ends nobody changes the row of that key; waits for whoever is changing it.

    `after`: a foreign key of the model, whose row is held likewise, first, in the same statement. Databases
    without locks on rows (SQLite) let one transaction write at a time, which is enough.
    """
    if not connection.features.has_select_for_update:
        return
    own, found = _name(model._meta.db_table), _name(_column(model._meta.pk))
    if after:
        field: Any = model._meta.get_field(after)
        # PostgreSQL locks the rows of a join in the order of its tables.
        first, target = _name(field.related_model._meta.db_table), _name(field.target_field.column)
        tables = f"{first} JOIN {own} ON {first}.{target} = {own}.{_name(_column(field))}"
    else:
        tables = own
    with connection.cursor() as cursor:
        # The names are the models', quoted by Django.
        cursor.execute(f"SELECT 1 FROM {tables} WHERE {own}.{found} = %s FOR SHARE", [key])  # noqa: S608


def _name(name: str) -> str:
    return connection.ops.quote_name(name)


def _column(field: Any) -> str:
    return str(field.column)
