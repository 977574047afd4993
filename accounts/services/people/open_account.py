"""An account with a temporary password, for somebody to be told once."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.core.people import Person
from accounts.models import User
from accounts.services.people.create_account import create_account
from accounts.services.people.grant_role import Grant, grant_role
from accounts.services.people.temporary_password import temporary_password


@dataclass(frozen=True, slots=True)
class Slip:
    """What a person is handed on paper: the account, and the password that opens it the first time."""

    user: User
    password: str


@transaction.atomic
def open_account(*, person: Person, grant: Grant | None, by: User, now: datetime | None = None) -> Slip:
    """Add the account, with its first role if it gets one; the password changes at the first sign-in.

    Raises AccountRefused, RoleRefused, NotYours.
    """
    password = temporary_password()
    user = create_account(person=person, password=password, must_change=True, by=by, now=now)
    if grant:
        grant_role(person=user, grant=grant, by=by, now=now)
        user.refresh_from_db()
    return Slip(user, password)
