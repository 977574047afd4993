"""Where a request comes from."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address of the browser; behind our own proxy the last one it wrote, which nobody can forge."""
    direct: str = request.META.get("REMOTE_ADDR", "")
    if not settings.BEHIND_TLS:
        return direct
    forwarded: str = request.META.get("HTTP_X_FORWARDED_FOR", "")
    return forwarded.rpartition(",")[2].strip() or direct
