"""Who may see a round's set-up, and which round an address means."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import Role
from accounts.views.standing import standing
from scoring.models import Round

ADMINS_ONLY = (
    "Thiết lập đợt đánh giá dành cho quản trị đợt của Sở Nội vụ. "
    "Lãnh đạo Sở Nội vụ quyết định ai giữ vai trò này; người giữ vai trò này cấp nó ở trang Người dùng."
)
LEADERS_ONLY = "Trang này dành cho lãnh đạo UBND tỉnh, lãnh đạo và bộ phận quản trị của Sở Nội vụ."


def check_admin(request: HttpRequest) -> None:
    """Raises PermissionDenied with who can grant it."""
    if not standing(request).holds({Role.ROUND_ADMIN}):
        raise PermissionDenied(ADMINS_ONLY)


def check_reader(request: HttpRequest) -> None:
    """Raises PermissionDenied for who may not see every unit."""
    if not standing(request).sees_every_figure:
        raise PermissionDenied(LEADERS_ONLY)


def asked_round(code: str) -> Round:
    """Raises Http404 for a code that names no round."""
    rounds = Round.objects.select_related("timetable__set_by", "profile", "criteria_set", "opened_by")
    return get_object_or_404(rounds, code=code)
