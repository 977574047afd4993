"""What is refused before any page is asked."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

FIELDS = 1 << 20  # what a form sends besides its file, generously
_NUL = "\0"


def refuse_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """An address with a NUL names nothing: PostgreSQL takes no such text, and each look-up would fail."""

    def answer(request: HttpRequest) -> HttpResponse:
        if _NUL in request.path_info or any(_NUL in text for pair in request.GET.lists() for text in pair[1]):
            raise Http404
        return get_response(request)

    return answer


def refuse_oversize(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """413 where Content-Length says so, unread. A file a little too large is told of by its form."""

    def answer(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.MAX_UPLOAD_BYTES + FIELDS:
            return render(request, "413.html", status=413)
        return get_response(request)

    return answer
