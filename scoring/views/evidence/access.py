"""Which document an address means, and whether the person may change it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import Unit
from accounts.views.people import signed_in
from accounts.views.standing import standing
from scoring.models import Evidence
from scoring.selectors.readable_evidence import readable_evidence
from scoring.views.access import is_own

UNITS_ONLY = (
    "Kho tài liệu dành cho cán bộ, thủ trưởng của đơn vị được chấm điểm. "
    "Sở Nội vụ cấp vai trò theo đề nghị của đơn vị."
)
OWN_ONLY = "Chỉ cán bộ và thủ trưởng của đơn vị được thêm, thay, sửa tài liệu của đơn vị."


def asked_evidence(request: HttpRequest, pk: int) -> Evidence:
    """Raises Http404 for what the person may not read."""
    return get_object_or_404(readable_evidence(signed_in(request), standing(request)), pk=pk)


def check_own(request: HttpRequest, unit: Unit) -> None:
    """Raises PermissionDenied for who reads without being of the unit."""
    if not is_own(request, unit.pk):
        raise PermissionDenied(OWN_ONLY)
