"""A new temporary password for somebody who forgot theirs."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from accounts.services.people.open_account import Slip
from accounts.services.people.passwords import set_password
from accounts.services.people.rows import end_sessions, lock_people
from accounts.services.people.standing_by import check_may_manage
from accounts.services.people.temporary_password import temporary_password
from cchc_portal.lib.refusal import Refused


class ResetRefused(Refused):
    """The password stays as it is; the sentence says what to do instead."""


@transaction.atomic
def reset_password(*, person: User, reason: str, by: User, now: datetime | None = None) -> Slip:
    """The slip with the new password, which nobody can read again; the person's sessions end.

    Raises ResetRefused for oneself and for a locked account, NotYours.
    """
    moment = now or timezone.now()
    locked = lock_people(person.pk)[person.pk]
    check_may_manage(by=by, person=locked, day=timezone.localdate(moment))
    if locked.pk == by.pk:
        raise ResetRefused("Mật khẩu của chính mình được đổi ở trang “Đổi mật khẩu”")
    if not locked.is_active:
        raise ResetRefused("Tài khoản đang bị khóa; hãy mở khóa trước khi đặt lại mật khẩu")
    password = give_temporary_password(locked)
    record_event(
        by=by,
        verb="reset_password",
        target_type="user",
        target_ref=locked.username,
        detail={"reason": reason},
        now=moment,
    )
    return Slip(locked, password)


def give_temporary_password(locked: User) -> str:
    """Set and save a new one that must be changed; sessions end. The row is locked by the caller."""
    password = temporary_password()
    set_password(locked, password)
    locked.must_change_password = True
    end_sessions(locked)
    locked.save(update_fields=["password", "must_change_password", "session_epoch"])
    return password
