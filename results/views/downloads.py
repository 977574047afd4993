"""A run as a workbook."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cchc_portal.lib.text import ascii_name
from results.views.season import open_run
from scoring.selectors.export_results import results_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def ranking_workbook(request: HttpRequest) -> HttpResponse:
    """The ranking as the person may see it on the page; an unpublished run is marked as a draft inside."""
    shown = open_run(request)
    if shown is None:
        raise Http404
    name = ascii_name(f"xep-hang-{shown.run.code}")
    return HttpResponse(
        results_workbook(shown.run),
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'},
    )
