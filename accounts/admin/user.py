from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.http import HttpRequest

from accounts.admin.audited import AuditedAdmin
from accounts.models import RoleGrant, User


class RoleGrantInline(admin.TabularInline):
    model = RoleGrant
    fk_name = "user"
    extra = 0
    autocomplete_fields = ("unit",)
    can_delete = False


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
    readonly_fields = ("is_active", "last_login")  # an account is locked and unlocked by services
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

    def has_delete_permission(self, request: HttpRequest, obj: RoleGrant | None = None) -> bool:
        """A role ends or is revoked (`end_role`); that it was held stays on record."""
        return False
