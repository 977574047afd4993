"""Who still has to answer: reminded by hand, given more time, silent."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import Role, Unit
from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from feedback.forms.steps import ExtensionForm, LeadDeadlineForm
from feedback.models import FeedbackWindow
from feedback.selectors.board import feedback_board, lead_rows
from feedback.selectors.windows import closing_of
from feedback.services.extend_window import extend_window, set_lead_deadline
from feedback.services.remind_replies import mail_letters, remind_by_hand
from feedback.views.access import asked_window, check_admin, check_office, current_window


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def board(request: HttpRequest) -> HttpResponse:
    """Every unit with what it answered; a POST reminds those that are ticked."""
    held = check_office(request)
    window = current_window(request)
    if request.method == "POST" and window is not None:
        check_admin(request)
        _remind(request, window)
        query = urlencode({"dot": window.publication.round.code})
        return redirect(f"{reverse('feedback:board')}?{query}")
    context = {
        "window": window,
        "board": feedback_board(window) if window else None,
        "may_write": held.holds({Role.ROUND_ADMIN}),
        "ticked_all": request.GET.get("chon") == "tat-ca",
        "sends_mail": settings.SENDS_MAIL,
    }
    return render(request, "feedback/board.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: HttpRequest, round: str, unit: str) -> HttpResponse:
    """More time for one unit, with the extensions it has had."""
    check_admin(request)
    window = asked_window(round)
    found = get_object_or_404(Unit, code=unit, pk__in=window.publication.run.unit_scores.values("unit"))
    form = ExtensionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            extend_window(window=window, unit=found, by=signed_in(request), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, [finding.sentence for finding in refusal.findings])
        else:
            messages.success(request, f"Đã gia hạn cho {found.label}.")
            return redirect("feedback:extend", round, unit)
    context = {
        "window": window,
        "unit": found,
        "form": form,
        "closing": closing_of(window, found),
        "extensions": window.extensions.filter(unit=found).select_related("granted_by").order_by("-id"),
    }
    return render(request, "feedback/extend.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lead_deadlines(request: HttpRequest, round: str) -> HttpResponse:
    """By when each lead unit answers."""
    check_admin(request)
    window = asked_window(round)
    rows = lead_rows(window)
    names = [(row.unit.code, row.unit.name) for row in rows]
    form = LeadDeadlineForm(request.POST if request.method == "POST" else None, leads=names)
    if form.is_valid():
        lead = get_object_or_404(Unit, code=form.cleaned_data["lead"])
        due_at, reason = form.cleaned_data["due_at"], form.cleaned_data["reason"]
        try:
            set_lead_deadline(
                window=window, lead_unit=lead, due_at=due_at, reason=reason, by=signed_in(request)
            )
        except Refused as refusal:
            form.add_error(None, [finding.sentence for finding in refusal.findings])
        else:
            messages.success(request, f"Đã đặt hạn của {lead.label}.")
            return redirect("feedback:lead-deadlines", round)
    context = {"window": window, "rows": rows, "form": form}
    return render(request, "feedback/lead_deadlines.html", context, status=422 if form.is_bound else 200)


def _remind(request: HttpRequest, window: FeedbackWindow) -> None:
    units = request.POST.getlist("dv")
    try:
        count, letters = remind_by_hand(
            window=window, units=units, by=signed_in(request), by_mail=settings.SENDS_MAIL
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return
    messages.success(request, f"Đã ghi nhận nhắc {count} đơn vị.")
    # The reminders are committed by now: a mail server that fails takes none of them back.
    if letters:
        taken = mail_letters(letters)
        say = messages.success if taken == len(letters) else messages.warning
        say(request, f"Đã gửi thư điện tử cho {taken}/{len(letters)} đơn vị có địa chỉ.")
