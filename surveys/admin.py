from django.contrib import admin

from cchc_portal.lib.admin import ReadOnlyAdmin
from surveys.models import FormBatch


@admin.register(FormBatch)
class FormBatchAdmin(ReadOnlyAdmin):
    list_display = ("round", "number", "import_batch", "direction")
    list_select_related = ("round", "import_batch")
