"""The overview for leaders and Sở Nội vụ."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.views.standing import standing
from documents.selectors.visible_documents import letter_of
from results.core.overview import overview_of
from results.selectors.overview import overview_facts
from results.views.fragments import wants_fragment
from results.views.season import asked_run, run_links

LEADERS_ONLY = "Trang tổng quan dành cho lãnh đạo UBND tỉnh, lãnh đạo và bộ phận quản trị của Sở Nội vụ."
ANSWER_LABELS = ("Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng")


@require_safe
@vary_on_headers("HX-Request")
def overview(request: HttpRequest) -> HttpResponse:
    """The whole page, or its body for htmx when another group is chosen (`?nhom=`)."""
    if not standing(request).sees_every_figure:
        raise PermissionDenied(LEADERS_ONLY)
    shown = asked_run(request)
    if shown is None:
        return render(request, "results/no_run.html", {"here": "Tổng quan"})
    page = overview_of(overview_facts(shown), request.GET.get("nhom", ""))
    context = {
        "page": page,
        "newer": shown.newer,
        "letter": letter_of(shown.publication) if shown.publication else None,
        "answer_labels": ANSWER_LABELS,
        **run_links(request),
    }
    template = "results/overview/body.html" if wants_fragment(request) else "results/overview.html"
    return render(request, template, context)
