"""The timetable of a round."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from scoring.forms.setup import TimetableForm
from scoring.services.set_timetable import set_timetable
from scoring.views.setup.access import asked_round, check_admin


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def timetable(request: HttpRequest, code: str) -> HttpResponse:
    """Every moment on one form; a change asks for its reason."""
    check_admin(request)
    round = asked_round(code)
    stands = getattr(round, "timetable", None)
    form = TimetableForm(request.POST if request.method == "POST" else None, stands=stands)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data.get("reason", "")
        try:
            set_timetable(round=round, moments=form.moments, reason=reason, by=signed_in(request))
        except Refused as refusal:
            form.add_error(None, [finding.sentence for finding in refusal.findings])
        else:
            messages.success(request, f"Đã lưu lịch của đợt {round.code}.")
            return redirect("scoring:round", round.code)
    context = {"round": round, "form": form, "stands": stands}
    return render(request, "scoring/setup/timetable.html", context, status=422 if form.errors else 200)
