"""Which criteria do not apply to which units."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Role
from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.numbers import vn_fixed
from cchc_portal.lib.refusal import Refused
from scoring.forms.setup import ExemptionForm
from scoring.models import Assessment, Round
from scoring.selectors.exemptions import exemption_matrix, units_of
from scoring.selectors.round_list import groups_of
from scoring.services.grant_wishes import grant_wishes
from scoring.services.settle_exemption import Place, end_exemptions, grant_exemptions, refuse_exemption
from scoring.views.setup.access import asked_round, check_admin, check_reader

UNITS_A_PAGE = 24
NAMED = 5  # as many units as a message names


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def exemptions(request: HttpRequest, code: str) -> HttpResponse:
    """Units × leaves of one group (`?nhom=`), 24 units a page; the boxes ticked are granted or ended.

    Above it what units of the group asked for, whatever the page.
    """
    check_reader(request)
    round = asked_round(code)
    groups = groups_of(round)
    chosen = next((g for g in groups if g.code == request.GET.get("nhom")), groups[0] if groups else None)
    form = ExemptionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        check_admin(request)
        if form.is_valid() and _settle(request, round, form):
            return _back(round, request.GET.get("nhom", ""), request.GET.get("trang", ""))
    units = units_of(round, chosen.code) if chosen else []
    page = Paginator(units, UNITS_A_PAGE).get_page(request.GET.get("trang"))
    matrix = exemption_matrix(units)
    context = {
        "round": round,
        "groups": groups,
        "chosen": chosen,
        "page": page,
        "matrix": matrix.of({assessment.unit.code for assessment in page}),
        "wishes": matrix.wishes,
        "granted": matrix.granted,
        "form": form,
        "ticked": set(request.POST.getlist("o")),
        "may_write": standing(request).holds({Role.ROUND_ADMIN}),
    }
    return render(request, "scoring/setup/exemptions.html", context, status=422 if form.is_bound else 200)


@require_POST
def grant(request: HttpRequest, code: str) -> HttpResponse:
    """Answer wishes with yes: the one whose button was pressed (`mot`), else those ticked."""
    check_admin(request)
    round, form = asked_round(code), ExemptionForm(request.POST)
    places = [_place(box) for box in request.POST.getlist("mot") or request.POST.getlist("o")]
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    else:
        try:
            grant_wishes(round=round, places=places, by=signed_in(request), **form.cleaned_data)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"Đã chấp thuận: {_maximums(round, places)}.")
    return _back(round, request.GET.get("nhom", ""), "")


@require_POST
def refuse(request: HttpRequest, code: str) -> HttpResponse:
    """Answer a unit's wish with no."""
    check_admin(request)
    place = _place(request.POST.get("o", ""))
    rows = Assessment.objects.select_related("round", "unit__group").filter(round__code=code)
    assessment = get_object_or_404(rows, unit__code=place.unit)
    try:
        refuse_exemption(
            assessment=assessment,
            criterion_code=place.criterion,
            reason=request.POST.get("reason", ""),
            by=signed_in(request),
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Đã trả lời {assessment.unit.label} về tiêu chí {place.criterion}.")
    return _back(assessment.round, assessment.unit.group.code, "")


def _settle(request: HttpRequest, round: Round, form: ExemptionForm) -> bool:
    """Grant or end what was ticked; says in the form why not."""
    places = [_place(box) for box in request.POST.getlist("o")]
    reason, document = form.cleaned_data["reason"], form.cleaned_data["document"]
    by = signed_in(request)
    try:
        if request.POST.get("viec") == "bo":
            rows = end_exemptions(round=round, places=places, reason=reason, by=by)
        else:
            rows = grant_exemptions(round=round, places=places, reason=reason, document=document, by=by)
    except Refused as refusal:
        form.add_error(None, [finding.sentence for finding in refusal.findings])
        return False
    messages.success(request, f"Đã ghi {len(rows)} ô; điểm tối đa áp dụng của đơn vị được tính lại.")
    return True


def _maximums(round: Round, places: Sequence[Place]) -> str:
    """What maximum the units, of one group, are left with."""
    codes = {place.unit for place in places}
    if len(codes) > NAMED:
        return f"{len(places)} đề nghị của {len(codes)} đơn vị; điểm tối đa áp dụng được tính lại"
    asked = Assessment.objects.filter(round=round, unit__code__in=codes).select_related("unit__group")
    matrix = exemption_matrix(list(asked.select_related("round__criteria_set")))
    return "; ".join(f"{u.name} còn tối đa {vn_fixed(u.applicable_max)} điểm" for u in matrix.units)


def _place(box: str) -> Place:
    """“SNV|1.1.2”: a unit and a leaf, both by code."""
    unit, _, criterion = box.partition("|")
    return Place(unit, criterion)


def _back(round: Round, group: str, page: str) -> HttpResponseRedirect:
    query = urlencode({name: value for name, value in (("nhom", group), ("trang", page)) if value})
    return redirect(reverse("scoring:exemptions", args=[round.code]) + (f"?{query}" if query else ""))
