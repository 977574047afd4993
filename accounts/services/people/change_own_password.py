"""A person's own password, changed by themselves."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.services.audit import record_event
from accounts.services.people.passwords import set_password
from accounts.services.people.rows import end_sessions, lock_people
from cchc_portal.lib.refusal import Refused


class WrongPassword(Refused):
    """The password of until now is not the one typed, or the new one is the old."""


@transaction.atomic
def change_own_password(*, user: User, old: str, new: str, now: datetime | None = None) -> User:
    """The person with the new password; all their sessions end, so keep this one by signing it in anew.

    Raises WrongPassword, WeakPassword.
    """
    locked = lock_people(user.pk)[user.pk]
    if not locked.check_password(old):
        raise WrongPassword("Mật khẩu hiện tại không đúng")
    if old == new:
        raise WrongPassword("Mật khẩu mới phải khác mật khẩu hiện tại")
    set_password(locked, new)
    locked.must_change_password = False
    end_sessions(locked)
    locked.save(update_fields=["password", "must_change_password", "session_epoch"])
    record_event(
        by=locked, verb="change_own_password", target_type="user", target_ref=locked.username, now=now
    )
    return locked
