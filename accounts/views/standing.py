"""The standing of the person who asks, looked up once per request."""

from django.http import HttpRequest

from accounts.rules import Standing, standing_of

_KEPT = "_standing"


def standing(request: HttpRequest) -> Standing:
    """Roles and units of today; the page's frame and its view share the one query."""
    kept: Standing | None = getattr(request, _KEPT, None)
    if kept is None:
        kept = standing_of(request.user)
        setattr(request, _KEPT, kept)
    return kept
