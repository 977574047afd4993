"""Admin pages that change rows: what is done there stands in the audit chain, as what services do does."""

from collections.abc import Iterable
from typing import Any, cast

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from accounts.models import User
from accounts.services.audit import record_event


class AuditedAdmin(admin.ModelAdmin):
    """Django tells its own log of every change inside the change's transaction; the chain hears it there."""

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        _record(request, "admin_add", [obj], message)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        _record(request, "admin_change", [obj], message)
        return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Model]) -> Any:
        _record(request, "admin_delete", queryset, [])
        return super().log_deletions(request, queryset)


def _record(request: HttpRequest, verb: str, rows: Iterable[Model], changes: Any) -> None:
    """`changes` names fields, never values: passwords are among them."""
    for row in rows:
        record_event(
            by=cast(User, request.user),
            verb=verb,
            target_type=str(row._meta.model_name),
            target_ref=str(row.pk),
            detail={"name": str(row), "changes": changes},
        )
