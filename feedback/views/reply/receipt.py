"""The receipt of an answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.views.standing import standing
from feedback.core.words import ReplyState
from feedback.models import ReplySending
from feedback.selectors.replies import sent_content


@never_cache
@require_safe
def receipt(request: HttpRequest, round: str, unit: str, code: str) -> HttpResponse:
    """When, by whom and in what capacity, code and hash; one that was withdrawn says so."""
    held = standing(request)
    rows = ReplySending.objects.select_related("sent_by", "paper", "reply__unit", "reply__window")
    if not held.sees_every_figure:
        rows = rows.filter(reply__unit__in=held.unit_ids)
    sending = get_object_or_404(
        rows, code=code, reply__unit__code=unit, reply__window__publication__round__code=round
    )
    last = sending.reply.sendings.order_by("-number").first()
    in_force = sending.reply.state == ReplyState.SENT and last == sending
    context = {
        "sending": sending,
        "content": sent_content(sending),
        "round": round,
        "in_force": in_force,
        "is_own": sending.reply.unit_id in held.unit_ids,
    }
    return render(request, "feedback/reply/receipt.html", context)
