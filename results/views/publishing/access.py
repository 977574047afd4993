"""Who prepares and who approves, and which proposal an address means."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import Role
from accounts.views.standing import standing
from results.models import PublicationProposal
from scoring.models import Round

PREPARES = frozenset({Role.ROUND_ADMIN})
APPROVES = frozenset({Role.DEPARTMENT_LEADER})
READERS_ONLY = "Trang công bố dành cho lãnh đạo UBND tỉnh, lãnh đạo và bộ phận quản trị của Sở Nội vụ."
PREPARERS_ONLY = "Trình công bố dành cho quản trị đợt của Sở Nội vụ."
APPROVERS_ONLY = "Duyệt công bố dành cho lãnh đạo Sở Nội vụ, không phải người đã trình."


def check_reader(request: HttpRequest) -> None:
    """Raises PermissionDenied for who may not see figures that are not published."""
    if not standing(request).sees_every_figure:
        raise PermissionDenied(READERS_ONLY)


def check_preparer(request: HttpRequest) -> None:
    """Raises PermissionDenied with who may."""
    if not standing(request).holds(PREPARES):
        raise PermissionDenied(PREPARERS_ONLY)


def check_approver(request: HttpRequest) -> None:
    """Raises PermissionDenied with who may; that it is another person the service sees to."""
    if not standing(request).holds(APPROVES):
        raise PermissionDenied(APPROVERS_ONLY)


def asked_round(code: str) -> Round:
    """Raises Http404 for a code that names no round."""
    return get_object_or_404(Round.objects.select_related("criteria_set", "profile"), code=code)


def asked_proposal(code: str, pk: int) -> PublicationProposal:
    """A proposal of that round. Raises Http404."""
    rows = PublicationProposal.objects.select_related("run__round__criteria_set", "self_run")
    return get_object_or_404(rows, pk=pk, run__round__code=code)
