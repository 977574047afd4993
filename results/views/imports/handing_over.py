"""The survey of a round handed over to scoring."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from results.views.imports.access import check_admin
from scoring.models import Round
from surveys.services.hand_over_survey import hand_over_survey


@require_POST
def hand_over(request: HttpRequest, code: str) -> HttpResponse:
    """Freeze the indexes of the forms that are in; the same forms again change nothing."""
    check_admin(request)
    round = get_object_or_404(Round, code=code)
    try:
        handover = hand_over_survey(round=round, by=signed_in(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request,
            f"Đã bàn giao khảo sát đợt {code}, lần {handover.number}; điểm đổi ở lượt tính tiếp theo.",
        )
    return redirect("results:import-kind", "phieu-khao-sat")
