"""The account that `createsuperuser` made takes the roles without which nobody can begin."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.models import Role
from accounts.selectors.vacancies import may_take, vacant_roles
from accounts.services.people.take_vacant_roles import take_vacant_roles
from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused


@dataclass(frozen=True, slots=True)
class FirstRoles:
    """What the home page offers such an account: roles that nobody holds, perhaps none."""

    vacant: tuple[Role, ...]

    @property
    def names(self) -> str:
        return " và ".join(role.label for role in self.vacant)


def first_roles(request: HttpRequest) -> FirstRoles | None:
    """For an account of the machine without a role; no query for others."""
    if not may_take(signed_in(request), standing(request)):
        return None
    return FirstRoles(vacant_roles(timezone.localdate()))


@require_POST
def take_first_roles(request: HttpRequest) -> HttpResponse:
    """Take them, and go on with the first year."""
    if not signed_in(request).is_superuser:
        raise PermissionDenied("Chỉ tài khoản tạo trên máy chủ nhận được vai trò đầu tiên.")
    try:
        taken = take_vacant_roles(by=signed_in(request))
    except Refused as refusal:
        messages.error(request, f"{refusal}.")
    else:
        names = ", ".join(grant.get_role_display() for grant in taken)
        messages.success(request, f"Đã nhận vai trò {names}. Làm tiếp năm bước dưới đây.")
    return redirect("results:home")
