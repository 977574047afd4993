"""Many rows at once: COPY on PostgreSQL, executemany elsewhere (bulk_create is three times slower)."""

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import connection, models

_NULL = "\\N"
_ROWS_AT_ONCE = 500
_encode = json.JSONEncoder(ensure_ascii=False).encode


def insert_rows(model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert `rows`, each a value per field named (attribute names, so foreign keys as `unit_id`).

    Database constraints hold; model validation does not run: check the rows before. `rows` may be an
    iterator; it must not query the database, which is busy taking the rows in.
    """
    columns = [model._meta.get_field(name) for name in fields]
    if connection.vendor == "postgresql":
        _copy(model._meta.db_table, columns, rows)
    else:
        _executemany(model._meta.db_table, columns, rows)


def _quoted(table: str, columns: Sequence[Any]) -> str:
    quote = connection.ops.quote_name
    return f"{quote(table)} ({', '.join(quote(column.column) for column in columns)})"


class _Blocks:
    """Rows in COPY's text format as a file: a block at a time, so that they are never all in memory.

    A block is written column by column: what to do is chosen per column and not for each of a million
    cells.
    """

    def __init__(self, columns: Sequence[Any], rows: Iterable[Sequence[Any]]) -> None:
        self._writers = [_writer(column) for column in columns]
        self._rows = iter(rows)

    def read(self, size: int) -> str:
        """Some hundred lines, whatever the size asked for; empty at the end."""
        block = list(islice(self._rows, _ROWS_AT_ONCE))
        if not block:
            return ""
        columns = zip(self._writers, zip(*block, strict=True), strict=True)
        written = [write(values) for write, values in columns]
        return "\n".join(map("\t".join, zip(*written, strict=True))) + "\n"


def _copy(table: str, columns: Sequence[Any], rows: Iterable[Sequence[Any]]) -> None:
    # Django translates the driver's errors for statements of its own only.
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.copy_expert(f"COPY {_quoted(table, columns)} FROM STDIN", _Blocks(columns, rows))


def _writer(column: Any) -> Callable[[Sequence[Any]], Iterable[str]]:
    """How the column's values are written."""
    match column.target_field if column.is_relation else column:
        case models.JSONField():
            return _each(_json)
        case models.BinaryField():
            return _each(_bytes)
        case models.BooleanField():
            return _each(_truth)
        case models.DateField():  # a DateTimeField is one too
            return _each(_moment)
        case models.IntegerField() | models.DecimalField():
            return _each(str)
        case models.CharField() | models.TextField():
            return _texts
        case _:
            raise TypeError(f"không ghi hàng loạt được cột {column}")


def _each(write: Callable[[Any], str]) -> Callable[[Sequence[Any]], Iterable[str]]:
    return lambda values: [_NULL if value is None else write(value) for value in values]


def _texts(values: Sequence[Any]) -> Iterable[str]:
    """Mostly as they are: few texts hold what must be escaped, which is looked for in all at once."""
    try:
        joined = "".join(values)
    except TypeError:  # a None among them
        return _each(_escaped)(values)
    return _each(_escaped)(values) if any(sign in joined for sign in "\\\n\r\t") else values


def _escaped(text: str) -> str:
    # Replacements that mostly find nothing: ten times faster than str.translate on Vietnamese text.
    escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return escaped.replace("\t", "\\t")


def _json(value: Any) -> str:
    return _encode(value).replace("\\", "\\\\")


def _bytes(value: bytes) -> str:
    return f"\\\\x{value.hex()}"


def _truth(value: bool) -> str:
    return "t" if value else "f"


def _moment(value: Any) -> str:
    text: str = value.isoformat()
    return text


def _executemany(table: str, columns: Sequence[Any], rows: Iterable[Sequence[Any]]) -> None:
    marks = ", ".join(["%s"] * len(columns))
    prepared = (
        [column.get_db_prep_save(value, connection) for column, value in zip(columns, row, strict=True)]
        for row in rows
    )
    with connection.cursor() as cursor:
        # Names come from the models, quoted by Django; values go as parameters.
        cursor.executemany(f"INSERT INTO {_quoted(table, columns)} VALUES ({marks})", list(prepared))  # noqa: S608
