"""Who has not submitted yet, or not added what was asked, and the record that they were reminded."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Role, UnitGroup
from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused
from cchc_portal.lib.text import ascii_name
from scoring.core.reminder_list import plain_text
from scoring.core.workflow import RoundState
from scoring.models import Round
from scoring.selectors.reminder_book import reminders_workbook
from scoring.selectors.reminder_list import reminder_lines
from scoring.selectors.round_list import groups_of
from scoring.tasks import remind_and_mail
from scoring.views.setup.access import asked_round, check_admin, check_reader

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: HttpRequest, code: str) -> HttpResponse:
    """Late first: `?nhom=` one group, `?chon=tat-ca|qua-han` which are ticked to begin with."""
    check_reader(request)
    round = asked_round(code)
    groups = groups_of(round)
    group = _group(request, groups)
    if request.method == "POST":
        check_admin(request)
        query = f"?{urlencode({'nhom': group})}" if group else ""
        return redirect(_remind(request, round, reverse("scoring:reminders", args=[round.code]) + query))
    lines, chosen = reminder_lines(round, group), request.GET.get("chon", "")
    context = {
        "round": round,
        "groups": groups,
        "group": group,
        "lines": lines,
        "sheets": sum(not line.asked for line in lines),
        "asked": sum(bool(line.asked) for line in lines),
        "overdue": sum(line.overdue for line in lines),
        "ticked": {x.unit for x in lines if chosen == "tat-ca" or (chosen == "qua-han" and x.overdue)},
        "text": plain_text(round.code, lines),
        "sends_mail": settings.SENDS_MAIL,
        "may_write": standing(request).holds({Role.ROUND_ADMIN}) and round.state == RoundState.OPEN,
    }
    return render(request, "scoring/setup/reminders.html", context)


@never_cache
@require_safe
def workbook(request: HttpRequest, code: str) -> HttpResponse:
    """The list of the page as .xlsx."""
    check_reader(request)
    round = asked_round(code)
    lines = reminder_lines(round, _group(request, groups_of(round)))
    name = ascii_name(f"chua-nop-{round.code}")
    return HttpResponse(
        reminders_workbook(round, lines),
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'},
    )


def _group(request: HttpRequest, groups: list[UnitGroup]) -> str:
    return next((group.code for group in groups if group.code == request.GET.get("nhom")), "")


def _remind(request: HttpRequest, round: Round, back: str) -> str:
    """Where to go on: the job of the e-mails where there are any, else back to the list."""
    units = request.POST.getlist("dv")
    try:
        reminded, job = remind_and_mail(round=round, units=units, by=signed_in(request), done_url=back)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return back
    messages.success(request, f"Đã ghi nhận nhắc {reminded} đơn vị.")
    return reverse("accounts:job", args=[job.pk]) if job else back
