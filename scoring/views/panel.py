"""What there is to know of one leaf, beside the sheet or under its row."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.views.fragments import wants_fragment
from accounts.views.standing import standing
from scoring.core.history import Reader
from scoring.selectors.line_history import unit_reader
from scoring.selectors.panel import leaf_panel
from scoring.views.access import asked_assessment, refuse_elsewhere


@require_safe
def panel(request: HttpRequest, round: str, unit: str, domain: str, criterion: str) -> HttpResponse:
    """A fragment for htmx, a small page for a browser without scripts."""
    refuse_elsewhere(domain, criterion)
    assessment = asked_assessment(request, round, unit)
    reader = Reader() if standing(request).sees_every_figure else unit_reader(assessment)
    found = leaf_panel(assessment, criterion, reader)
    if found is None:
        raise Http404
    name = "body" if wants_fragment(request) else "page"
    context = {"panel": found, "assessment": assessment, "domain": domain}
    return render(request, f"scoring/panel/{name}.html", context)
