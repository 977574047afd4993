"""Guessing passwords made slow: ten wrong ones for a name, and that name rests for a quarter of an hour."""

from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone

from accounts.models import WrongPasswords
from cchc_portal.lib.hashing import sha256_bytes
from cchc_portal.lib.text import fold_header

MOST_WRONG = 10
REST = timedelta(minutes=15)


def may_try(*, username: str, now: datetime | None = None) -> bool:
    """Whether a password for the name is looked at now; the same for names that nobody has. One query."""
    since = (now or timezone.now()) - REST
    return not WrongPasswords.objects.filter(
        name_hash=_hash(username), first_at__gt=since, count__gte=MOST_WRONG
    ).exists()


def note_wrong_password(*, username: str, now: datetime | None = None) -> None:
    """Count it; counts that are over are forgotten, so the table stays as small as the last quarter hour."""
    moment = now or timezone.now()
    WrongPasswords.objects.filter(first_at__lte=moment - REST).delete()
    row, _ = WrongPasswords.objects.get_or_create(name_hash=_hash(username), defaults={"first_at": moment})
    WrongPasswords.objects.filter(pk=row.pk).update(count=F("count") + 1)


def forget_wrong_passwords(*, username: str) -> None:
    """The right one came."""
    WrongPasswords.objects.filter(name_hash=_hash(username)).delete()


def _hash(username: str) -> str:
    return sha256_bytes(fold_header(username).encode())
