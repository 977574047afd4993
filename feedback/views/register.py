"""The register of requests, on screen and as a workbook; what waits today."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import Unit
from accounts.rules import Standing
from accounts.views.people import signed_in
from feedback.core.closing import Closing
from feedback.core.words import ObjectionState
from feedback.models import FeedbackWindow
from feedback.selectors.awaited import units_of
from feedback.selectors.daily import daily_list
from feedback.selectors.register import Wish, counts, is_overdue, named_in, register_rows
from feedback.selectors.register_book import register_workbook
from feedback.selectors.windows import closings_of
from feedback.views.access import check_office, check_party, current_window, takes_part

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ON_A_PAGE = 50


@never_cache
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Those that this person may see, narrowed by status, unit, lead unit, overdue."""
    held = check_party(request)
    window = current_window(request)
    if window is None:
        return render(request, "feedback/register.html", {"window": None})
    round, user, wish, now = (
        window.publication.round,
        signed_in(request),
        Wish.of(request.GET),
        timezone.now(),
    )
    page = Paginator(register_rows(round, user, held, wish, now), _ON_A_PAGE).get_page(
        request.GET.get("trang")
    )
    asking, leading = named_in(register_rows(round, user, held, Wish(), now))
    context = {
        "window": window,
        "round": round,
        "page": page,
        "rows": [(x, is_overdue(x, now)) for x in page],
        "wish": wish,
        "counts": counts(round, user, held),
        "states": list(ObjectionState),
        "asking": asking,
        "leading": leading,
        "own": _own_replies(window, held),
        "is_office": held.sees_every_figure,
        "leads": bool(held.appraised_ids | held.headed_ids) or held.sees_every_figure,
        "query": _without_page(request),
        "is_narrowed": wish != Wish(),
        "takes_part": takes_part(held),
    }
    return render(request, "feedback/register.html", context)


@never_cache
@require_safe
def workbook(request: HttpRequest) -> HttpResponse:
    """The same rows, all of them, as .xlsx."""
    held = check_party(request)
    window = current_window(request)
    if window is None:
        return HttpResponse(status=404)
    round = window.publication.round
    rows = register_rows(round, signed_in(request), held, Wish.of(request.GET))
    name = f"y-kien-phan-hoi-{round.code}.xlsx"
    return HttpResponse(
        register_workbook(round, rows),
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@never_cache
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """What waits for Sở Nội vụ today."""
    held = check_office(request)
    window = current_window(request)
    chapters = daily_list(window.publication.round, signed_in(request), held) if window else []
    context = {"window": window, "chapters": chapters, "now": timezone.localtime()}
    return render(request, "feedback/today.html", context)


def _own_replies(window: FeedbackWindow, held: Standing) -> list[tuple[Unit, Closing]]:
    """The person's units that have a result to answer, each with its time."""
    if not held.unit_ids:
        return []
    units = list(units_of(window).filter(pk__in=held.unit_ids))
    closings = closings_of(window, [unit.pk for unit in units])
    return [(unit, closings[unit.pk]) for unit in units]


def _without_page(request: HttpRequest) -> str:
    """The address's words, for links that narrow or turn pages."""
    kept = request.GET.copy()
    kept.pop("trang", None)
    return kept.urlencode()
