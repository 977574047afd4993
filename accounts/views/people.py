"""The person who asks."""

from typing import cast

from django.http import HttpRequest

from accounts.models import User


def signed_in(request: HttpRequest) -> User:
    """The person: every page but the login lets only signed-in people in."""
    return cast(User, request.user)
