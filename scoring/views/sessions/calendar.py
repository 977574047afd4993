"""The calendar of working sessions, as a page and as a workbook."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import Role
from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.text import ascii_name
from scoring.core.session_rows import CalendarRow, days_of
from scoring.core.sessions import SessionState
from scoring.models import Round
from scoring.selectors.session_book import sessions_workbook
from scoring.selectors.session_rights import NUMBERS, readable_sessions
from scoring.selectors.sessions import calendar_rows, counts_of
from scoring.views.sessions.access import PARTIES_ONLY, is_member, is_party
from scoring.views.setup.access import asked_round
from scoring.views.setup.reminders import XLSX


@never_cache
@require_safe
def sessions(request: HttpRequest, code: str) -> HttpResponse:
    """By day; units see their own, a clerk those with minutes. `?xem=tat-ca` shows cancelled ones too."""
    round = asked_round(code)
    rows = _rows(request, round)
    everything = request.GET.get("xem") == "tat-ca"
    cancelled = sum(row.state is SessionState.CANCELLED for row in rows)
    shown = [row for row in rows if everything or row.state is not SessionState.CANCELLED]
    held = standing(request)
    context = {
        "round": round,
        "days": days_of(shown),
        "total": len(shown),
        "warned": [row for row in shown if row.warnings],
        "cancelled": cancelled,
        "everything": everything,
        "counts": counts_of(round) if is_member(request) else None,
        "may_write": held.holds({Role.ROUND_ADMIN}),
        "numbers": held.holds(NUMBERS),
        "sees_round": held.sees_every_figure,
    }
    return render(request, "scoring/sessions/calendar.html", context)


@never_cache
@require_safe
def workbook(request: HttpRequest, code: str) -> HttpResponse:
    """The calendar as .xlsx; without what was cancelled."""
    round = asked_round(code)
    rows = [row for row in _rows(request, round) if row.state is not SessionState.CANCELLED]
    name = ascii_name(f"lich-lam-viec-{round.code}")
    return HttpResponse(
        sessions_workbook(round, rows),
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'},
    )


def _rows(request: HttpRequest, round: Round) -> list[CalendarRow]:
    """Raises PermissionDenied for who has no part in the sessions."""
    if not is_party(request, round):
        raise PermissionDenied(PARTIES_ONLY)
    readable = readable_sessions(standing(request), signed_in(request), timezone.localdate())
    return calendar_rows(readable.filter(round=round))
