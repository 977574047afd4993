"""Roles that somebody must hold and nobody does, as on a new machine."""

from datetime import date

from accounts.models import Role, RoleGrant, User
from accounts.rules import NEVER_WITHOUT, Standing


def vacant_roles(day: date) -> tuple[Role, ...]:
    """Those that no active account holds from the day on: one query."""
    held = RoleGrant.objects.filter(role__in=NEVER_WITHOUT, user__is_active=True).reaching(day)
    taken = set(held.values_list("role", flat=True))
    return tuple(role for role in NEVER_WITHOUT if role not in taken)


def may_take(user: User, held: Standing) -> bool:
    """Whether this is an account of the machine that has no role yet: the one `createsuperuser` made."""
    return user.is_active and user.is_superuser and not held.roles
