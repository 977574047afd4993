"""The round's word on lead units that would appraise themselves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from scoring.services.allow_own_appraisal import allow_own_appraisal
from scoring.views.setup.access import asked_round, check_admin

_SAID = {
    True: "Đơn vị chủ trì được tự thẩm định dòng của mình; các dòng ấy được đánh dấu.",
    False: "Đơn vị chủ trì không tự thẩm định dòng của mình; Tổ giúp việc thẩm định.",
}


@require_POST
def own_appraisal(request: HttpRequest, code: str) -> HttpResponse:
    """Allowed where the box is ticked; says what came of it on the round's page."""
    check_admin(request)
    round, allowed = asked_round(code), "cho-phep" in request.POST
    try:
        changed = allow_own_appraisal(
            round=round, allowed=allowed, reason=request.POST.get("ly-do", ""), by=signed_in(request)
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _SAID[allowed] if changed else "Không có gì thay đổi.")
    return redirect("scoring:round", code)
