"""The first passwords of imported accounts: made when they are handed out, to the importer, once."""

from datetime import datetime

from django.db import transaction

from accounts.models import ImportBatch, ImportKind, User
from accounts.services.audit import record_event
from accounts.services.people.import_accounts import NEW_ACCOUNTS
from accounts.services.people.open_account import Slip
from accounts.services.people.reset_password import give_temporary_password
from cchc_portal.lib.refusal import Refused

MOST_AT_ONCE = 50  # a password takes a third of a second to store: a browser does not wait for hundreds
_NO_PASSWORD = "!"  # noqa: S105 - how Django marks an account that no password opens


class NothingToHandOut(Refused):
    """Every account of the import has its password, or somebody else imported it."""


def waiting_accounts(batch: ImportBatch) -> list[User]:
    """The accounts the import created whose password was not handed out yet, in order."""
    if batch.kind != ImportKind.ACCOUNTS:
        return []
    rows = User.objects.filter(
        username__in=batch.mapping.get(NEW_ACCOUNTS, []), is_active=True, password__startswith=_NO_PASSWORD
    )
    return list(rows.order_by("pk"))


@transaction.atomic
def hand_out_passwords(
    *, batch: ImportBatch, by: User, limit: int | None = MOST_AT_ONCE, now: datetime | None = None
) -> list[Slip]:
    """The slips of the accounts that wait, at most `limit`; nobody can read these passwords again.

    Raises NothingToHandOut.
    """
    ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if batch.imported_by_id != by.pk and not batch.imported_by.is_system:
        raise NothingToHandOut(f"Mật khẩu tạm của lần nhập này chỉ giao cho người nhập: {batch.imported_by}")
    waiting = waiting_accounts(batch)[:limit]
    if not waiting:
        raise NothingToHandOut("Mật khẩu tạm của lần nhập này đã được giao hết")
    slips = []
    locked = User.objects.select_for_update(of=("self",)).filter(pk__in=[user.pk for user in waiting])
    for user in locked.order_by("pk"):
        slips.append(Slip(user, give_temporary_password(user)))
        record_event(
            by=by,
            verb="hand_out_password",
            target_type="user",
            target_ref=user.username,
            detail={"batch": batch.pk},
            now=now,
        )
    return slips
