"""The page of a unit's own reply, whatever part of it an address means."""

from django.http import Http404, HttpRequest

from accounts.views.standing import standing
from feedback.selectors.reply_page import ReplyPage, reply_page
from feedback.views.access import asked_window, own_unit


def asked_reply(request: HttpRequest, round: str, unit: str) -> ReplyPage:
    """Raises Http404 for another unit's, and where there is no published result."""
    page = reply_page(asked_window(round), own_unit(request, unit), standing(request))
    if page is None:
        raise Http404
    return page
