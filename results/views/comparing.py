"""Two runs compared: who moved, by which lines, and why; as a page and as a workbook."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from cchc_portal.lib.text import ascii_name
from results.core.comparison import summary_of
from results.selectors.comparison import comparison_of, usual_pair
from results.selectors.comparison_book import comparison_workbook
from results.selectors.runs import run_rows
from results.views.downloads import XLSX
from results.views.runs import check_staff
from results.views.season import season
from scoring.models import Round, ScoreRun

UNITS_A_PAGE = 20


@require_safe
def comparison(request: HttpRequest) -> HttpResponse:
    """`?tu=` and `?den=`: the runs by code; without them what is published and what is to be."""
    check_staff(request)
    pair = _asked(request)
    round = pair[1].round if pair else season(request).round
    context: dict[str, Any] = {"round": round, "rows": run_rows(round) if round else (), "pair": pair}
    if pair and pair[0].pk != pair[1].pk:
        found = comparison_of(*pair)
        page = Paginator(found.units, UNITS_A_PAGE).get_page(request.GET.get("trang"))
        context |= {
            "page": page,
            "summary": summary_of(found.units),
            "query": urlencode({"tu": pair[0].code, "den": pair[1].code}),
        }
    return render(request, "results/comparison.html", context)


@require_safe
def comparison_book(request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    check_staff(request)
    pair = _asked(request)
    if pair is None:
        raise Http404
    name = ascii_name(f"so-sanh-{pair[0].code}-{pair[1].code}")
    return HttpResponse(
        comparison_workbook(comparison_of(*pair)),
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'},
    )


def _asked(request: HttpRequest) -> tuple[ScoreRun, ScoreRun] | None:
    """The two runs of the address, of one round. Raises Http404."""
    codes = request.GET.get("tu", ""), request.GET.get("den", "")
    if not all(codes):
        round: Round | None = season(request).round
        return usual_pair(round) if round else None
    runs = ScoreRun.objects.select_related("round")
    before, after = (get_object_or_404(runs, code=code) for code in codes)
    if before.round_id != after.round_id:
        raise Http404
    return before, after
