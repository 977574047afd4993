"""Units invited to their sessions: on record, in the portal, by e-mail where it is sent."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from scoring.core.session_rows import CalendarRow
from scoring.core.sessions import SessionState
from scoring.models import Round, WorkingSession
from scoring.selectors.session_rights import with_session_frame
from scoring.selectors.sessions import calendar_rows
from scoring.services.sessions.invite_units import invite_units
from scoring.services.sessions.mail_invitations import mail_invitations
from scoring.views.setup.access import asked_round, check_admin


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: HttpRequest, code: str) -> HttpResponse:
    """Sessions still to come; ticked to begin with are those not invited as they are planned now."""
    check_admin(request)
    round = asked_round(code)
    if request.method == "POST":
        _invite(request, round)
        return redirect("scoring:invite-sessions", round.code)
    planned = WorkingSession.objects.filter(round=round, state=SessionState.PLANNED)
    rows = calendar_rows(with_session_frame(planned))
    waiting = {row.key for row in rows if _is_waiting(row)}
    chosen = request.GET.get("chon", "")
    ticked = {"tat-ca": {row.key for row in rows}, "khong": set[int]()}.get(chosen, waiting)
    context = {
        "round": round,
        "rows": rows,
        "ticked": ticked,
        "waiting": len(waiting),
        "sends_mail": settings.SENDS_MAIL,
    }
    return render(request, "scoring/sessions/invitations.html", context)


def _is_waiting(row: CalendarRow) -> bool:
    return row.invited_at is None or row.moved


def _invite(request: HttpRequest, round: Round) -> None:
    keys = [int(key) for key in request.POST.getlist("buoi") if key.isdecimal()]
    try:
        done = invite_units(round=round, keys=keys, by=signed_in(request), by_mail=settings.SENDS_MAIL)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return
    messages.success(request, f"Đã mời {done.units} đơn vị; lời mời hiện ở trang Việc cần làm của đơn vị.")
    # The invitations are committed by now: a mail server that fails takes none of them back.
    if done.letters:
        sent = mail_invitations(done.letters)
        say = messages.success if sent == len(done.letters) else messages.warning
        say(request, f"Đã gửi thư điện tử cho {sent}/{len(done.letters)} đơn vị có địa chỉ.")
