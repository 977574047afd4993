from typing import Any, ClassVar

from django.contrib import admin
from import_export import fields, resources
from import_export.admin import ImportExportModelAdmin
from import_export.widgets import BooleanWidget, DateWidget, ForeignKeyWidget

from accounts.models import Unit, UnitGroup


class YesNoWidget(BooleanWidget):
    """Có / Không."""

    TRUE_VALUES: ClassVar[list[object]] = ["Có", "có", "1", 1, True, "true"]
    FALSE_VALUES: ClassVar[list[object]] = ["Không", "không", "0", 0, False, "false"]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "Có" if value else "Không"


class UnitGroupResource(resources.ModelResource):
    code = fields.Field("code", "Mã nhóm")
    name = fields.Field("name", "Tên nhóm")
    order = fields.Field("order", "Thứ tự")

    class Meta:
        model = UnitGroup
        import_id_fields = ("code",)
        fields = ("code", "name", "order")
        skip_unchanged = True
        clean_model_instances = True


class UnitResource(resources.ModelResource):
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


@admin.register(UnitGroup)
class UnitGroupAdmin(ImportExportModelAdmin):
    resource_classes = (UnitGroupResource,)
    list_display = ("code", "name", "order")


@admin.register(Unit)
class UnitAdmin(ImportExportModelAdmin):
    resource_classes = (UnitResource,)
    list_display = ("code", "name", "group", "ranked", "valid_from", "valid_to")
    list_filter = ("group", "ranked")
    search_fields = ("code", "name", "short_name")
    list_select_related = ("group",)
