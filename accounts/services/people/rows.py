"""People and grants locked for a change, and the rule that somebody always looks after the portal."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from accounts.models import Role, RoleGrant, User
from accounts.rules import NEVER_WITHOUT
from cchc_portal.lib.refusal import Refused


class LastOne(Refused):
    """Without this person nobody would hold a role that somebody must hold."""


def lock_people(*pks: int, roles: Iterable[str] = ()) -> dict[int, User]:
    """These people, and whoever was ever given one of the roles: locked in one order, by key.

    Call inside a transaction. Two who would each take the last role from the other take turns here.
    """
    holders = RoleGrant.objects.filter(role__in=list(roles)).values("user_id")
    rows = User.objects.select_for_update(of=("self",)).filter(Q(pk__in=pks) | Q(pk__in=holders))
    return {person.pk: person for person in rows.order_by("pk")}


def guarded_roles(person: User, day: date) -> list[str]:
    """The roles of this person on the day that somebody must hold."""
    held = RoleGrant.objects.filter(user=person, role__in=NEVER_WITHOUT).valid_on(day)
    return sorted(set(held.values_list("role", flat=True)))


def check_others_hold(*, roles: Iterable[str], but: User, day: date) -> None:
    """Raises LastOne where no other active account holds one of the roles on the day."""
    for role in roles:
        others = RoleGrant.objects.filter(role=role, user__is_active=True).exclude(user=but)
        if not others.valid_on(day).exists():
            raise LastOne(
                f"{but} là người cuối cùng giữ vai trò {Role(role).label}; "
                "hãy giao vai trò này cho một người khác trước"
            )


def end_sessions(person: User) -> None:
    """Every session of the person ends with its next request. Save `session_epoch` after this."""
    person.session_epoch += 1
