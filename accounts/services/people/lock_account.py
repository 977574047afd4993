"""An account closed: nobody signs in with it, and whoever is in is out."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.rules import NEVER_WITHOUT
from accounts.services.audit import record_event
from accounts.services.people.rows import check_others_hold, end_sessions, guarded_roles, lock_people
from accounts.services.people.standing_by import check_may_manage
from cchc_portal.lib.refusal import Refused
from cchc_portal.lib.text import squeeze


class LockRefused(Refused):
    """The account stays as it is; the sentence says why."""


@transaction.atomic
def lock_account(*, person: User, reason: str, by: User, now: datetime | None = None) -> User:
    """The account, locked. Roles and history stay.

    Raises LockRefused for oneself, an account that is locked and a missing reason; LastOne for the last
    who holds a role that somebody must hold; NotYours.
    """
    moment = now or timezone.now()
    today = timezone.localdate(moment)
    locked = lock_people(person.pk, roles=NEVER_WITHOUT)[person.pk]
    check_may_manage(by=by, person=locked, day=today)
    if locked.pk == by.pk:
        raise LockRefused("Không ai tự khóa tài khoản của mình; hãy nhờ một quản trị khác")
    if not locked.is_active:
        raise LockRefused(f"Tài khoản {locked.username} đã bị khóa")
    if not (why := squeeze(reason)):
        raise LockRefused("Cần ghi lý do khóa")
    check_others_hold(roles=guarded_roles(locked, today), but=locked, day=today)
    locked.is_active = False
    locked.locked_at, locked.locked_by, locked.locked_reason = moment, by, why
    end_sessions(locked)
    locked.save(update_fields=["is_active", "locked_at", "locked_by", "locked_reason", "session_epoch"])
    record_event(
        by=by,
        verb="lock_account",
        target_type="user",
        target_ref=locked.username,
        detail={"reason": why},
        now=moment,
    )
    return locked
