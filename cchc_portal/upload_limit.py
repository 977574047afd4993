"""A request larger than any file that is taken is answered before it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

FIELDS = 1 << 20  # what a form sends besides its file, generously


def upload_limit(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: 413 where Content-Length says so. A file a little too large is told of by its form."""

    def answer(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.MAX_UPLOAD_BYTES + FIELDS:
            return render(request, "413.html", status=413)
        return get_response(request)

    return answer
