"""A round closed when all is done, and opened again where something must be corrected after all."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from scoring.core.workflow import RoundState
from scoring.forms.setup import ReasonForm
from scoring.services.close_round import close_round, reopen_round
from scoring.views.setup.access import asked_round, check_admin


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: HttpRequest, code: str) -> HttpResponse:
    """What it means, and the reason; of a closed round its opening again. Raises Http404 before its time.

    `buoc` says what the page offered: who comes second does not undo what the first did.
    """
    check_admin(request)
    round = asked_round(code)
    if round.state not in (RoundState.FINAL, RoundState.CLOSED):
        raise Http404
    closes = round.state == RoundState.FINAL
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        service = close_round if request.POST.get("buoc") == "dong" else reopen_round
        try:
            done = service(round=round, reason=form.cleaned_data["reason"], by=signed_in(request))
        except Refused as refusal:
            form.add_error(None, [finding.sentence for finding in refusal.findings])
        else:
            said = "đã đóng" if done.state == RoundState.CLOSED else "đã mở lại"
            messages.success(request, f"Đợt {round.code} {said}.")
            return redirect("scoring:round", round.code)
    context = {"round": round, "form": form, "closes": closes}
    return render(request, "scoring/setup/closing.html", context, status=422 if form.errors else 200)
