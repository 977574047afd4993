from django.contrib import admin

from accounts.models import AuditEvent, ImportBatch
from cchc_portal.lib.admin import ReadOnlyAdmin


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnlyAdmin):
    list_display = ("sequence", "at", "actor", "verb", "target_type", "target_ref")
    list_filter = ("verb", "target_type")
    search_fields = ("actor", "target_ref")
    ordering = ("-sequence",)


@admin.register(ImportBatch)
class ImportBatchAdmin(ReadOnlyAdmin):
    list_display = (
        "imported_at",
        "kind",
        "file_name",
        "round_code",
        "created",
        "updated",
        "imported_by",
    )
    list_filter = ("kind", "round_code")
    search_fields = ("file_name", "sha256")
