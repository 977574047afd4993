"""What a round's letters say, and how its results are opened."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from scoring.forms.round_profile import RoundProfileForm
from scoring.selectors.round_settings import has_figures, settings_of
from scoring.services.change_round_profile import change_round_profile
from scoring.views.setup.access import asked_round, check_admin


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def round_profile(request: HttpRequest, code: str) -> HttpResponse:
    """Every setting on one form."""
    check_admin(request)
    round = asked_round(code)
    form = RoundProfileForm(request.POST if request.method == "POST" else None, stands=settings_of(round))
    if form.is_bound and form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            changed = change_round_profile(
                round=round, settings=form.settings, seen=seen, by=signed_in(request)
            )
        except Refused as refusal:
            form.add_error(None, [finding.sentence for finding in refusal.findings])
        else:
            said = "Đã lưu thông tin văn bản" if changed else "Không có gì thay đổi trong thông tin văn bản"
            messages.success(request, f"{said} của đợt {round.code}.")
            return redirect("scoring:round", round.code)
    context = {"round": round, "form": form, "has_figures": has_figures(round)}
    return render(request, "scoring/setup/profile.html", context, status=422 if form.errors else 200)
