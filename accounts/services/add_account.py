"""A new account with its first role and a password that is known."""

from datetime import date, datetime

from django.db import transaction

from accounts.core.people import Person
from accounts.models import Role, Unit, User
from accounts.services.people.create_account import create_account
from accounts.services.people.grant_role import Grant, grant_role


@transaction.atomic
def add_account(
    *,
    username: str,
    password: str,
    full_name: str,
    role: Role,
    unit: Unit | None,
    valid_from: date,
    by: User,
    position: str = "",
    now: datetime | None = None,
) -> User:
    """Add a user who holds the role in the unit from the day; technicians may open the admin pages.

    Raises AccountRefused, WeakPassword, RoleRefused, NotYours.
    """
    person = Person(username, full_name, position)
    user = create_account(person=person, password=password, must_change=False, by=by, now=now)
    grant_role(person=user, grant=Grant(role, unit, valid_from), by=by, now=now)
    user.refresh_from_db()
    return user
