"""Who may hand workbooks in, and which upload an address means."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.models import Role, Upload
from accounts.views.standing import standing
from results.core.import_kinds import ImportPage, page_at

ADMINS_ONLY = (
    "Nhập dữ liệu dành cho quản trị đợt của Sở Nội vụ. "
    "Lãnh đạo Sở Nội vụ quyết định ai giữ vai trò này; người giữ vai trò này cấp nó ở trang Người dùng."
)


def check_admin(request: HttpRequest) -> None:
    """Raises PermissionDenied with who can grant it."""
    if not standing(request).holds({Role.ROUND_ADMIN}):
        raise PermissionDenied(ADMINS_ONLY)


def asked_page(slug: str) -> ImportPage:
    """Raises Http404 for an address that names no workbook."""
    page = page_at(slug)
    if page is None:
        raise Http404
    return page


def asked_upload(slug: str, pk: int) -> tuple[ImportPage, Upload]:
    """Raises Http404 where there is no such upload of the workbook."""
    page = asked_page(slug)
    uploads = Upload.objects.select_related("uploaded_by", "job", "batch__imported_by")
    return page, get_object_or_404(uploads, pk=pk, kind=page.kind)


def upload_url(page: ImportPage, upload: Upload) -> str:
    """The upload's own page."""
    return reverse("results:import-upload", args=[page.slug, upload.pk])
