"""What every model may need: rows that are never changed, and choices from plain enums."""

from typing import Any, NoReturn, TypeVar

from django.db import models
from django.db.migrations.operations.base import Operation

from cchc_portal.lib.words import Word

_REFUSAL = "Sổ %s chỉ ghi thêm: bản ghi không được sửa hay xóa"

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class LedgerError(Exception):
    """An attempt to change or remove a row of a ledger."""


class LedgerQuerySet(models.QuerySet[Row_co]):
    """Reads and inserts only."""

    def update(self, **values: Any) -> NoReturn:
        raise LedgerError(_REFUSAL % self.model._meta.label)

    def delete(self) -> NoReturn:
        raise LedgerError(_REFUSAL % self.model._meta.label)


class LedgerModel(models.Model):
    """A row that is written once. Row triggers (`KeepLedger`) hold the same rule in the database.

    Each ledger names its manager: a `LedgerQuerySet`, or one of its own derived from it.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise LedgerError(_REFUSAL % self._meta.label)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise LedgerError(_REFUSAL % self._meta.label)


def choices_of(words: type[Word]) -> list[tuple[str, str]]:
    """Django choices of a vocabulary."""
    return [(word.value, word.label) for word in words]


class KeepLedger(Operation):
    """Row triggers that refuse UPDATE and DELETE on a ledger's table.

    SQLite drops triggers when Django rebuilds a table, so a migration that alters a ledger ends
    with this operation again; a repository test checks that every ledger has its triggers.
    """

    reversible = True

    def __init__(self, model_name: str) -> None:
        self.model_name = model_name

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The model state does not change."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = to_state.apps.get_model(app_label, self.model_name)._meta.db_table
        for statement in _TRIGGERS[schema_editor.connection.vendor]:
            schema_editor.execute(statement.format(table=table), params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = from_state.apps.get_model(app_label, self.model_name)._meta.db_table
        for statement in _NO_TRIGGERS[schema_editor.connection.vendor]:
            schema_editor.execute(statement.format(table=table), params=None)

    def describe(self) -> str:
        return f"Refuse UPDATE and DELETE on {self.model_name}"


class LiftLedger(KeepLedger):
    """The triggers taken away: for a migration that fills a new column of a ledger and keeps it again."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        super().database_backwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """On the way back they return."""
        super().database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Allow UPDATE and DELETE on {self.model_name} until it is kept again"


_TRIGGERS = {
    "postgresql": (
        """CREATE OR REPLACE FUNCTION ledger_refuses_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'ledger %: rows are never changed or removed', TG_TABLE_NAME
                USING ERRCODE = 'integrity_constraint_violation';
        END $$""",
        "DROP TRIGGER IF EXISTS {table}_is_a_ledger ON {table}",
        """CREATE TRIGGER {table}_is_a_ledger BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION ledger_refuses_change()""",
    ),
    "sqlite": (
        "DROP TRIGGER IF EXISTS {table}_refuses_update",
        "DROP TRIGGER IF EXISTS {table}_refuses_delete",
        """CREATE TRIGGER {table}_refuses_update BEFORE UPDATE ON {table}
        BEGIN SELECT RAISE(ABORT, 'ledger {table}: rows are never changed or removed'); END""",
        """CREATE TRIGGER {table}_refuses_delete BEFORE DELETE ON {table}
        BEGIN SELECT RAISE(ABORT, 'ledger {table}: rows are never changed or removed'); END""",
    ),
}
_NO_TRIGGERS = {
    "postgresql": ("DROP TRIGGER IF EXISTS {table}_is_a_ledger ON {table}",),
    "sqlite": (
        "DROP TRIGGER IF EXISTS {table}_refuses_update",
        "DROP TRIGGER IF EXISTS {table}_refuses_delete",
    ),
}
