"""Work handed over to somebody who has no account yet."""

from datetime import date, datetime

from django.db import transaction

from accounts.core.people import Person
from accounts.models import User
from accounts.services.people.hand_over_account import hand_over_account
from accounts.services.people.open_account import Slip, open_account


@transaction.atomic
def hand_over_to_new(
    *,
    leaver: User,
    successor: Person,
    last_day: date,
    reason: str,
    by: User,
    now: datetime | None = None,
) -> Slip:
    """The successor's slip; their account begins with the roles handed over.

    Raises AccountRefused, HandOverRefused, RoleRefused, NotYours.
    """
    slip = open_account(person=successor, grant=None, by=by, now=now)
    hand_over_account(leaver=leaver, successor=slip.user, last_day=last_day, reason=reason, by=by, now=now)
    slip.user.refresh_from_db()
    return slip
