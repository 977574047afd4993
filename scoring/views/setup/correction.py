"""A round put under a newer version of its criteria set: looked at first, then applied."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from scoring.core.workflow import RoundState
from scoring.forms.correction import CorrectionForm
from scoring.models import CriteriaSet, Round
from scoring.selectors.correction_page import correction_page
from scoring.selectors.corrections import newer_versions
from scoring.services.correct_catalogue import (
    CORRECTABLE,
    CorrectingDocument,
    StalePreview,
    correct_catalogue,
)
from scoring.views.setup.access import asked_round, check_admin


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, code: str) -> HttpResponse:
    """What the newest version (`?ban=` another) would change; a post applies what was looked at."""
    check_admin(request)
    round = asked_round(code)
    if request.method != "POST":
        return _page(request, round, request.GET.get("ban", ""))
    form = CorrectionForm(request.POST)
    newer = CriteriaSet.objects.filter(pk=_number(request.POST.get("newer", ""))).first()
    if newer is None:
        form.add_error(None, "Phiên bản này vừa được thay bằng tệp khác; hãy xem lại.")
        return _page(request, round, "", form, status=409)
    if not form.is_valid():
        return _page(request, round, str(newer.version), form, status=422)
    try:
        _correct(request, round, newer, form)
    except Refused as refusal:
        form.add_error(None, [finding.sentence for finding in refusal.findings])
        round = asked_round(code)
        status = 409 if isinstance(refusal, StalePreview) else 422
        return _page(request, round, str(newer.version), form, status=status)
    messages.success(request, f"Đã đính chính: đợt {round.code} dùng {newer}. Hãy tính điểm lại.")
    return redirect("scoring:round", round.code)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0


def _correct(request: HttpRequest, round: Round, newer: CriteriaSet, form: CorrectionForm) -> None:
    given = form.cleaned_data
    correct_catalogue(
        round=round,
        criteria_set=newer,
        reason=given["reason"],
        document=CorrectingDocument(given["number"], given["issued_on"]),
        basis=given["basis"],
        by=signed_in(request),
    )


def _page(
    request: HttpRequest,
    round: Round,
    wanted: str,
    form: CorrectionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The preview of the version wanted, else of the latest, as it is now; what was typed stays.

    Raises Http404 for a version that is not newer, unless it was posted: somebody was first.
    """
    versions = newer_versions(round)
    shown = next((each for each in versions if wanted in ("", str(each.version))), None)
    if wanted and shown is None and form is None:
        raise Http404
    page = correction_page(round, shown) if shown else None
    context = {
        "round": round,
        "versions": versions,
        "newer": shown,
        "page": page,
        "form": form or CorrectionForm(),
        "open": round.state in CORRECTABLE,
        "provisional": round.state == RoundState.PROVISIONAL,
    }
    return render(request, "scoring/setup/correction.html", context, status=status)
