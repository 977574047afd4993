from django.contrib import admin

from accounts.models import Job
from cchc_portal.lib.admin import ReadOnlyAdmin


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    list_display = ("requested_at", "title", "state", "attempts", "requested_by", "finished_at")
    list_filter = ("state", "kind")
    search_fields = ("title", "key")
    list_select_related = ("requested_by",)
