"""A unit's result, open to whom the publication opens it; before that the unit's own claims."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.models import Unit
from accounts.rules import Standing
from accounts.selectors.lineage import Lineage, lineage_of
from accounts.views.standing import standing
from results.selectors.own_claims import own_claims
from results.selectors.season import Season
from results.selectors.shown_run import ShownRun
from results.selectors.unit_history import unit_history
from results.selectors.unit_result import NotInRun, unit_page
from results.views.season import asked_run, chain, opens_all, run_links, season


@require_safe
def unit_result(request: HttpRequest, code: str) -> HttpResponse:
    """The result of the unit; `?mo=tat-ca` opens every explanation.

    Of a unit that takes no part any more: what was published of it in its years.
    """
    unit = get_object_or_404(Unit.objects.select_related("group"), code=code)
    held, now = standing(request), season(request)
    if not _may_see(request, unit, held):
        return _history(request, lineage_of(unit), may=unit.successor_id in held.unit_ids)
    lineage, shown = lineage_of(unit), asked_run(request)
    if shown is None:
        return _claims(request, lineage, now)
    return _result(request, lineage, shown)


def _may_see(request: HttpRequest, unit: Unit, held: Standing) -> bool:
    """Everything is open to Sở Nội vụ and leaders, its own to a unit, the rest by the publication."""
    return held.sees_every_figure or unit.pk in held.unit_ids or opens_all(request)


def _result(request: HttpRequest, lineage: Lineage, shown: ShownRun) -> HttpResponse:
    try:
        page = unit_page(shown, lineage, may_open_run=standing(request).sees_every_figure)
    except NotInRun:
        return _history(request, lineage)
    held = standing(request)
    context = {
        "page": page,
        "open_all": request.GET.get("mo") == "tat-ca",
        "chain": chain(request, shown),
        "round_code": shown.run.round.code,
        "may_see_history": held.sees_every_figure or lineage.unit.pk in held.unit_ids,
        **_kin(request, lineage),
        **run_links(request),
    }
    return render(request, "results/unit_result.html", context)


def _claims(request: HttpRequest, lineage: Lineage, now: Season) -> HttpResponse:
    """Before any run that this person may see: what the unit itself entered."""
    claims = own_claims(now.round, lineage.unit) if now.round else None
    if claims is None:
        return _history(request, lineage)
    context = {"unit": lineage.unit, "claims": claims, "round": now.round, **_kin(request, lineage)}
    return render(request, "results/own_claims.html", context)


def _history(request: HttpRequest, lineage: Lineage, *, may: bool = True) -> HttpResponse:
    """The years of a unit that ended or has not begun. Raises Http404 where nothing is known of it."""
    if not (may and lineage):
        raise Http404
    context = {"years": unit_history(lineage.unit), **_kin(request, lineage)}
    return render(request, "results/unit_history.html", context)


def _kin(request: HttpRequest, lineage: Lineage) -> dict[str, object]:
    """The lineage, and whether this person may open the page of whoever carries the unit on."""
    heir = lineage.successor
    may = heir is not None and _may_see(request, heir, standing(request))
    return {"lineage": lineage, "opens_heirs": may}
