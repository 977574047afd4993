"""Units asked for more: the list, the page on which one is asked, a request taken back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused
from scoring.forms.supplement import SupplementForm
from scoring.models import Assessment, Supplement
from scoring.selectors.appraisal.supplements import AskableDomain, askable, requests_in, requests_of
from scoring.selectors.desk import with_frame
from scoring.services.appraisal.ask_supplement import ask_supplement
from scoring.services.appraisal.take_back_supplement import take_back_supplement
from scoring.views.confirm.parts import NOT_YOURS
from scoring.views.setup.access import asked_round


@never_cache
@require_safe
def supplements(request: HttpRequest, code: str) -> HttpResponse:
    """Every request of the lead units that the person may look at, open ones first."""
    round = asked_round(code)
    found = requests_in(round, signed_in(request), standing(request))
    if found is None:
        raise PermissionDenied(NOT_YOURS)
    return render(request, "scoring/confirm/supplements.html", {"round": round, "requests": found})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """The lines on which the person may ask; 422 with what was typed where it is refused. `?tc=` ticks a
    line, `?linh-vuc=` a whole domain."""
    assessment = _asked_assessment(code, unit)
    if requests_in(assessment.round, signed_in(request), standing(request)) is None:
        raise Http404
    domains = askable(assessment, signed_in(request), standing(request))
    form = SupplementForm(request.POST or None)
    ticked = _ticked(request, domains)
    if request.method == "POST" and form.is_valid():
        try:
            ask_supplement(assessment=assessment, codes=ticked, by=signed_in(request), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, [finding.sentence for finding in refusal.findings])
        else:
            messages.success(request, f"Đã yêu cầu {assessment.unit.name} bổ sung {len(ticked)} tiêu chí.")
            return redirect("scoring:supplements", code)
    context = {
        "assessment": assessment,
        "round": assessment.round,
        "domains": domains,
        "ticked": ticked,
        "form": form,
        "requests": requests_of(assessment),
    }
    status = 422 if form.errors else 200
    return render(request, "scoring/confirm/ask_supplement.html", context, status=status)


@require_POST
def take_back(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The request, ended with a reason."""
    supplement = get_object_or_404(Supplement, pk=pk, assessment__round__code=code)
    reason = request.POST.get("reason", "")
    try:
        take_back_supplement(supplement=supplement, reason=reason, by=signed_in(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Đã rút yêu cầu bổ sung; các tiêu chí trở lại như bản đã nộp.")
    return redirect("scoring:supplements", code)


def _asked_assessment(code: str, unit: str) -> Assessment:
    rows = with_frame(Assessment.objects.all())
    found: Assessment = get_object_or_404(rows, round__code=code, unit__code=unit)
    return found


def _ticked(request: HttpRequest, domains: tuple[AskableDomain, ...]) -> list[str]:
    """The leaves chosen one by one or by domain, in the order of the annex."""
    asked = request.POST if request.method == "POST" else request.GET
    codes, whole = set(asked.getlist("tc")), set(asked.getlist("linh-vuc"))
    lines = ((domain.code, line.code) for domain in domains for line in domain.lines)
    return [code for domain, code in lines if code in codes or domain in whole]
