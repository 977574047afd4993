"""The unit's reply: what was published, line by line, and what the unit says to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from feedback.views.reply.access import asked_reply


@never_cache
@require_safe
def reply(request: HttpRequest, round: str, unit: str) -> HttpResponse:
    """The published annex with a way to a request on each leaf."""
    return render(request, "feedback/reply/desk.html", {"page": asked_reply(request, round, unit)})
