"""The full ranking of a run."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.views.fragments import wants_fragment
from accounts.views.standing import standing
from results.core.ranking import SORTS, RankingWish
from results.selectors.ranking import ranking_of_run
from results.views.season import chain, open_run, run_links


@require_safe
@vary_on_headers("HX-Request")
def ranking(request: HttpRequest) -> HttpResponse:
    """Every group's ranking: `?nhom=` one group, `?sap=` the order, `?tim=` words of a name."""
    shown = open_run(request)
    if shown is None:
        return render(request, "results/no_run.html", {"here": "Xếp hạng"})
    wish = RankingWish(
        request.GET.get("nhom", ""), request.GET.get("sap", "hang"), request.GET.get("tim", "")
    )
    page = ranking_of_run(shown, wish, may_open_run=standing(request).sees_every_figure)
    context = {"page": page, "sorts": SORTS, "chain": chain(request, shown), **run_links(request)}
    template = "results/ranking/body.html" if wants_fragment(request) else "results/ranking.html"
    return render(request, template, context)
