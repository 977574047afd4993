"""The list of people, the same as a workbook, and who can do what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_htmx.middleware import HtmxDetails

from accounts.abilities import CHAPTERS, rows_of
from accounts.models import Role
from accounts.selectors.people import STATES, PeopleWish, people_page, people_rows, role_choices
from accounts.selectors.people_book import people_workbook
from accounts.views.accounts.access import check_sees
from accounts.views.standing import standing

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """A page of people: `?don-vi=`, `?vai-tro=`, `?tinh-trang=`, words in `?tim=`; for htmx its part."""
    check_sees(request)
    held = standing(request)
    today = timezone.localdate()
    page = people_page(held, _wish(request), request.GET.get("trang", ""), today)
    query = request.GET.copy()
    query.pop("trang", None)
    choices = {"states": STATES, "roles": role_choices()}
    context = {"people": page, "held": held, "today": today, "query": query.urlencode(), **choices}
    details: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    part = bool(details) and not details.history_restore_request
    return render(request, f"accounts/people/{'body' if part else 'list'}.html", context)


@never_cache
@require_safe
def people_file(request: HttpRequest) -> HttpResponse:
    """The people of the same address as a workbook, in the columns an import reads."""
    check_sees(request)
    rows = people_rows(standing(request), _wish(request), timezone.localdate())
    return HttpResponse(
        people_workbook(rows),
        content_type=XLSX,
        headers={"Content-Disposition": 'attachment; filename="tai-khoan.xlsx"'},
    )


@require_safe
def abilities(request: HttpRequest) -> HttpResponse:
    """Who can do what; everybody may read it."""
    chapters = [(chapter.title, list(rows_of(chapter))) for chapter in CHAPTERS]
    context = {"chapters": chapters, "roles": list(Role), "held": standing(request)}
    return render(request, "accounts/people/abilities.html", context)


def _wish(request: HttpRequest) -> PeopleWish:
    asked = (request.GET.get(name, "").strip() for name in ("tim", "don-vi", "vai-tro", "tinh-trang"))
    return PeopleWish(*asked)
