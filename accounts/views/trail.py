"""The audit chain, to be read: a page, and the same as a workbook."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.core.deeds import TARGETS
from accounts.selectors.trail import TrailWish, trail_page, wished_events
from accounts.selectors.trail_book import trail_workbook
from accounts.views.accounts.lists import XLSX
from accounts.views.standing import standing

READERS = "Nhật ký dành cho quản trị đợt của Sở Nội vụ và bộ phận kỹ thuật."
MOST_IN_A_BOOK = 10_000  # the latest of those wished for; the days narrow it down


@never_cache
@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """`?nguoi=`, `?loai=` a kind of record, `?ban-ghi=` the start of its name, `?tu=`, `?den=` days."""
    _check(request)
    wish = _wish(request)
    page, rows = trail_page(wish, request.GET.get("trang", ""))
    query = request.GET.copy()
    query.pop("trang", None)
    context = {
        "page": page,
        "rows": rows,
        "wish": wish,
        "kinds": TARGETS,
        "query": query.urlencode(),
        "most": MOST_IN_A_BOOK,
    }
    return render(request, "accounts/trail.html", context)


@never_cache
@require_safe
def trail_file(request: HttpRequest) -> HttpResponse:
    """The events of the same address as a workbook."""
    _check(request)
    return HttpResponse(
        trail_workbook(wished_events(_wish(request), MOST_IN_A_BOOK)),
        content_type=XLSX,
        headers={"Content-Disposition": 'attachment; filename="nhat-ky.xlsx"'},
    )


def _check(request: HttpRequest) -> None:
    if not standing(request).manages_people:
        raise PermissionDenied(READERS)


def _wish(request: HttpRequest) -> TrailWish:
    names = ("nguoi", "loai", "ban-ghi", "tu", "den")
    return TrailWish(*(request.GET.get(name, "").strip() for name in names))
