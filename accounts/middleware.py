"""Whoever signed in with a temporary password goes nowhere before it is changed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django_htmx.http import HttpResponseClientRedirect

CHANGE = "accounts:password"
_OPEN = {CHANGE, "accounts:logout"}


class FirstPassword:
    """Sends a person with `must_change_password` to the page that changes it. After authentication."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not request.user.is_authenticated or not request.user.must_change_password:
            return None
        match = request.resolver_match
        if match and match.view_name in _OPEN:
            return None
        target = redirect(CHANGE)
        return HttpResponseClientRedirect(target.url) if request.headers.get("HX-Request") else target
