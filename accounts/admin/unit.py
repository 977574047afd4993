from typing import Any, ClassVar, cast

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from import_export import fields, resources
from import_export.admin import ImportExportModelAdmin
from import_export.forms import ImportForm
from import_export.widgets import BooleanWidget, DateWidget, ForeignKeyWidget

from accounts.admin.audited import AuditedAdmin
from accounts.admin.workbook import GuardedWorkbook
from accounts.models import Unit, UnitGroup, User
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused


class YesNoWidget(BooleanWidget):
    """Có / Không."""

    TRUE_VALUES: ClassVar[list[object]] = ["Có", "có", "1", 1, True, "true"]
    FALSE_VALUES: ClassVar[list[object]] = ["Không", "không", "0", 0, False, "false"]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "Có" if value else "Không"


class PlainDiff(resources.Diff):
    """What an import would change, old and new as elements: the library marks them with inline styles."""

    def as_html(self) -> list[SafeString]:
        pairs = zip(self.left, self.right, strict=True)
        return [_changed("" if self.new else str(old or ""), str(new or "")) for old, new in pairs]


def _changed(old: str, new: str) -> SafeString:
    if old == new:
        return format_html("{}", new)
    removed = format_html("<del>{}</del> ", old) if old else ""
    return format_html("{}<ins>{}</ins>", removed, new)


class WorkbookResource(resources.ModelResource):
    def get_diff_class(self) -> type[PlainDiff]:
        return PlainDiff


class UnitGroupResource(WorkbookResource):
    code = fields.Field("code", "Mã nhóm")
    name = fields.Field("name", "Tên nhóm")
    order = fields.Field("order", "Thứ tự")

    class Meta:
        model = UnitGroup
        import_id_fields = ("code",)
        fields = ("code", "name", "order")
        skip_unchanged = True
        clean_model_instances = True


class UnitResource(WorkbookResource):
    """The columns of don-vi.xlsx, for corrections of a few rows; whole lists go through import_units."""

    code = fields.Field("code", "Mã đơn vị")
    name = fields.Field("name", "Tên đơn vị")
    short_name = fields.Field("short_name", "Tên viết tắt")
    group = fields.Field("group", "Mã nhóm", ForeignKeyWidget(UnitGroup, "code"))
    ranked = fields.Field("ranked", "Xếp hạng", YesNoWidget())
    valid_from = fields.Field("valid_from", "Hiệu lực từ", DateWidget("%d/%m/%Y"))
    valid_to = fields.Field("valid_to", "Hiệu lực đến", DateWidget("%d/%m/%Y"))
    successor = fields.Field("successor", "Đơn vị kế thừa", ForeignKeyWidget(Unit, "code"))

    class Meta:
        model = Unit
        import_id_fields = ("code",)
        fields = (
            "code",
            "name",
            "short_name",
            "group",
            "ranked",
            "valid_from",
            "valid_to",
            "successor",
        )
        skip_unchanged = True
        clean_model_instances = True


class WorkbookAdmin(AuditedAdmin, ImportExportModelAdmin):
    """Reference tables in and out as .xlsx. Export downloads at once: the library's page that asks for
    a format and columns has inline scripts and styles, which our policy refuses."""

    formats = (GuardedWorkbook,)
    skip_export_form = True
    skip_export_form_from_action = True

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        """One event for the whole workbook."""
        record_event(
            by=cast(User, request.user),
            verb="admin_import",
            target_type=str(self.opts.model_name),
            target_ref="",
            detail={"totals": dict(result.totals)},
        )
        answer: HttpResponse = super().process_result(result, request)
        return answer

    def add_data_read_fail_error_to_form(self, form: ImportForm, e: Exception) -> None:
        """A refused file is told of in the portal's own words."""
        if isinstance(e, Refused):
            form.add_error("import_file", str(e))
        else:
            super().add_data_read_fail_error_to_form(form, e)


@admin.register(UnitGroup)
class UnitGroupAdmin(WorkbookAdmin):
    resource_classes = (UnitGroupResource,)
    list_display = ("code", "name", "order")


@admin.register(Unit)
class UnitAdmin(WorkbookAdmin):
    resource_classes = (UnitResource,)
    list_display = ("code", "name", "group", "ranked", "valid_from", "valid_to")
    list_filter = ("group", "ranked")
    search_fields = ("code", "name", "short_name")
    list_select_related = ("group",)
