"""A closed account opened again, with the password and the roles it had."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from accounts.services.people.lock_account import LockRefused
from accounts.services.people.rows import lock_people
from accounts.services.people.standing_by import check_may_manage
from cchc_portal.lib.text import squeeze


@transaction.atomic
def unlock_account(*, person: User, reason: str, by: User, now: datetime | None = None) -> User:
    """The account, open. Raises LockRefused where it is open, or without a reason; NotYours."""
    moment = now or timezone.now()
    locked = lock_people(person.pk)[person.pk]
    check_may_manage(by=by, person=locked, day=timezone.localdate(moment))
    if locked.is_active:
        raise LockRefused(f"Tài khoản {locked.username} không bị khóa")
    if not (why := squeeze(reason)):
        raise LockRefused("Cần ghi lý do mở khóa")
    locked.is_active = True
    locked.locked_at, locked.locked_by, locked.locked_reason = None, None, ""
    locked.save(update_fields=["is_active", "locked_at", "locked_by", "locked_reason"])
    record_event(
        by=by,
        verb="unlock_account",
        target_type="user",
        target_ref=locked.username,
        detail={"reason": why},
        now=moment,
    )
    return locked
