from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin

from accounts.admin.audited import AuditedAdmin
from accounts.models import RoleGrant, User


class RoleGrantInline(admin.TabularInline):
    model = RoleGrant
    extra = 0
    autocomplete_fields = ("unit",)


@admin.register(User)
class UserAdmin(AuditedAdmin, StockUserAdmin):
    list_display = (
        "username",
        "full_name",
        "position",
        "is_active",
        "is_staff",
        "last_login",
    )
    search_fields = ("username", "full_name")
    ordering = ("username",)
    inlines = (RoleGrantInline,)
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Người dùng", {"fields": ("full_name", "position", "email")}),
        (
            "Kỹ thuật",
            {"fields": ("is_active", "is_staff", "is_superuser", "last_login")},
        ),
    )
    readonly_fields = ("last_login",)
    add_fieldsets = (
        (
            None,
            {
                "fields": (
                    "username",
                    "full_name",
                    "position",
                    "usable_password",
                    "password1",
                    "password2",
                )
            },
        ),
    )


@admin.register(RoleGrant)
class RoleGrantAdmin(AuditedAdmin):
    list_display = ("user", "role", "unit", "valid_from", "valid_to")
    list_filter = ("role",)
    autocomplete_fields = ("user", "unit")
    list_select_related = ("user", "unit")
