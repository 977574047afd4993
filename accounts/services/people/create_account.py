"""An account without any role yet."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.core.people import Person
from accounts.core.usernames import username_fault
from accounts.models import User
from accounts.services.audit import record_event
from accounts.services.people.passwords import set_password
from accounts.services.people.standing_by import check_may_manage
from cchc_portal.lib.refusal import Refused
from cchc_portal.lib.text import squeeze


class AccountRefused(Refused):
    """The account cannot be added; each finding says why."""


@transaction.atomic
def create_account(
    *, person: Person, password: str | None, must_change: bool, by: User, now: datetime | None = None
) -> User:
    """The new user. Without a password nobody signs in until one is given.

    Raises AccountRefused for a username in use or wrong in shape, WeakPassword, NotYours.
    """
    moment = now or timezone.now()
    _check_username(person.username)
    user = User(
        username=person.username,
        full_name=squeeze(person.full_name),
        position=squeeze(person.position),
        email=person.email.strip(),
        phone=squeeze(person.phone),
        must_change_password=must_change,
    )
    check_may_manage(by=by, person=user, day=timezone.localdate(moment))
    set_password(user, password)
    user.save()
    record_event(
        by=by,
        verb="add_account",
        target_type="user",
        target_ref=user.username,
        detail={"full_name": user.full_name},
        now=moment,
    )
    return user


def _check_username(username: str) -> None:
    if fault := username_fault(username):
        raise AccountRefused(fault)
    if User.objects.filter(username=username).exists():
        raise AccountRefused(f"Tên đăng nhập “{username}” đã có người dùng")
