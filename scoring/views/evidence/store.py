"""The unit's store: every document, where it is used, and the forms to add one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import Unit
from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused
from cchc_portal.lib.text import squeeze
from scoring.selectors.evidence_store import Choice, Wish, store_page, store_units
from scoring.services.evidence.add_evidence import add_evidence
from scoring.services.evidence.refusals import AlreadyKept
from scoring.views.evidence.access import OWN_ONLY, UNITS_ONLY
from scoring.views.evidence.handing_in import HandingIn


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def evidence_store(request: HttpRequest) -> HttpResponse:
    """Stores of the person's units, or of all for who sees every figure; only the former may be added to."""
    held = standing(request)
    if not held.unit_ids and not held.sees_every_figure:
        raise PermissionDenied(UNITS_ONLY)
    units = list(store_units(held))
    own = [unit for unit in units if unit.pk in held.unit_ids]
    forms = HandingIn.of(request)
    existing = None
    if request.method == "POST" and forms.is_valid():
        try:
            unit = _asked_unit(request, own)
            evidence = add_evidence(unit=unit, by=signed_in(request), **forms.given)
        except AlreadyKept as refusal:
            existing = refusal.existing
        except Refused as refusal:
            forms.refuse(str(refusal))
        else:
            messages.success(request, f"Đã thêm “{evidence}” vào kho.")
            return redirect("scoring:evidence", evidence.pk)
    wish = Wish.of(request.GET)
    context = {
        "store": store_page(held, wish, request.GET.get("trang", "")),
        "wish": wish,
        "choices": tuple(Choice),
        "units": units,
        "own": own,
        "forms": forms,
        "existing": existing,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "scoring/evidence/store.html", context, status=status)


def _asked_unit(request: HttpRequest, own: list[Unit]) -> Unit:
    """The unit whose store is added to: the only one, or the one that was chosen."""
    if not own:
        raise PermissionDenied(OWN_ONLY)
    if len(own) == 1:
        return own[0]
    return get_object_or_404(
        Unit, pk__in=[unit.pk for unit in own], code=squeeze(request.POST.get("unit", ""))
    )
