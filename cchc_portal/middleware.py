"""What is refused before any page is asked."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

_NUL = "\0"


def refuse_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """An address with a NUL names nothing: PostgreSQL takes no such text, and each look-up would fail."""

    def answer(request: HttpRequest) -> HttpResponse:
        if _NUL in request.path_info or any(_NUL in text for pair in request.GET.lists() for text in pair[1]):
            raise Http404
        return get_response(request)

    return answer
