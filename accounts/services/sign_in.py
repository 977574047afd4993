"""Tries to sign in, counted before the password is looked at, so that guessing in parallel gains nothing."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max, Sum
from django.utils import timezone

from accounts.core.signing_in import FORGOTTEN_AFTER, FREE_TRIES, Tries, free_at, minutes_until
from accounts.models import SignInTries, User
from accounts.services.actors import system_actor
from accounts.services.audit import record_event
from cchc_portal.lib.hashing import sha256_bytes
from cchc_portal.lib.text import fold_header


@transaction.atomic
def admit_sign_in(*, username: str, address: str, now: datetime | None = None) -> datetime | None:
    """Count a try and let it go on (None), or say from when the name may be tried again from there."""
    moment = now or timezone.now()
    rows = SignInTries.objects.select_for_update()
    row, _ = rows.get_or_create(
        name_hash=_hash(username), address=address[:64], defaults={"last_at": moment, "tries": 0}
    )
    if moment - row.last_at >= FORGOTTEN_AFTER:
        row.tries = 0
    free = free_at(Tries(row.tries, row.last_at), _of_address(row.address, moment), moment)
    if free > moment:
        return free
    row.tries, row.last_at = row.tries + 1, moment
    row.save(update_fields=["tries", "last_at"])
    return None


@transaction.atomic
def note_failed_sign_in(*, username: str, address: str, now: datetime | None = None) -> None:
    """Tell the audit trail each time an account has used up its free tries from an address."""
    moment = now or timezone.now()
    row = SignInTries.objects.filter(name_hash=_hash(username), address=address[:64]).first()
    user = User.objects.filter(username=username).first()
    if row is None or user is None or row.tries % FREE_TRIES:
        return
    free = free_at(Tries(row.tries, row.last_at), None, moment)
    record_event(
        by=system_actor(),
        verb="hold_sign_in",
        target_type="user",
        target_ref=user.username,
        detail={"address": row.address, "tries": row.tries, "minutes": minutes_until(free, moment)},
        now=moment,
    )


@transaction.atomic
def forget_tries(*, username: str, address: str, now: datetime | None = None) -> None:
    """The password was right: nothing is held against the name there. Old rows of others go too."""
    moment = now or timezone.now()
    SignInTries.objects.filter(name_hash=_hash(username), address=address[:64]).delete()
    SignInTries.objects.filter(last_at__lt=moment - FORGOTTEN_AFTER).delete()


def _hash(username: str) -> str:
    return sha256_bytes(fold_header(username).encode())


def _of_address(address: str, moment: datetime) -> Tries | None:
    recent = SignInTries.objects.filter(address=address, last_at__gt=moment - FORGOTTEN_AFTER)
    found = recent.aggregate(count=Sum("tries"), last=Max("last_at"))
    return Tries(found["count"], found["last"]) if found["last"] else None
