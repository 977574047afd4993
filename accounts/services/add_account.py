"""A new account with its first role."""

from datetime import date, datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Role, RoleGrant, Unit, User
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused


class AccountRefused(Refused):
    """The account cannot be added; each finding says why."""


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

    Raises AccountRefused for a username in use or a password that is too weak.
    """
    if User.objects.filter(username=username).exists():
        raise AccountRefused(f"Tên đăng nhập “{username}” đã có người dùng")
    technician = role == Role.TECHNICIAN
    user = User(
        username=username,
        full_name=full_name,
        position=position,
        is_staff=technician,
        is_superuser=technician,
    )
    _set_password(user, password)
    user.save()
    RoleGrant.objects.create(user=user, role=role, unit=unit, valid_from=valid_from)
    record_event(
        by=by,
        verb="add_account",
        target_type="user",
        target_ref=username,
        detail={"role": role, "unit": unit.code if unit else None, "valid_from": valid_from.isoformat()},
        now=now,
    )
    return user


def _set_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise AccountRefused(*error.messages) from error
    user.set_password(password)
