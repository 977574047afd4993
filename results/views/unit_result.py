"""A unit's result, open to whom the publication opens it; before that the unit's own claims."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.models import Unit
from accounts.rules import Standing
from accounts.views.standing import standing
from results.selectors.own_claims import own_claims
from results.selectors.season import Season
from results.selectors.shown_run import ShownRun
from results.selectors.unit_result import NotInRun, unit_page
from results.views.season import asked_run, run_links, season


@require_safe
def unit_result(request: HttpRequest, code: str) -> HttpResponse:
    """The result of the unit; `?mo=tat-ca` opens every explanation."""
    unit = get_object_or_404(Unit.objects.select_related("group"), code=code)
    held, now = standing(request), season(request)
    if not _may_see(unit, held, now):
        raise Http404
    shown = asked_run(request)
    if shown is None:
        return _claims(request, unit, now)
    return _result(request, unit, shown)


def _may_see(unit: Unit, held: Standing, now: Season) -> bool:
    """Everything is open to Sở Nội vụ and leaders, its own to a unit, the rest by the publication."""
    return held.sees_every_figure or unit.pk in held.unit_ids or now.is_open


def _result(request: HttpRequest, unit: Unit, shown: ShownRun) -> HttpResponse:
    try:
        page = unit_page(shown, unit, may_open_run=standing(request).sees_every_figure)
    except NotInRun as error:
        raise Http404 from error
    context = {"page": page, "open_all": request.GET.get("mo") == "tat-ca", **run_links(request)}
    return render(request, "results/unit_result.html", context)


def _claims(request: HttpRequest, unit: Unit, now: Season) -> HttpResponse:
    """Before any run that this person may see: what the unit itself entered."""
    claims = own_claims(now.round, unit) if now.round else None
    if claims is None:
        raise Http404
    return render(request, "results/own_claims.html", {"unit": unit, "claims": claims, "round": now.round})
