"""In what capacity a person signs for a unit."""

from datetime import date

from accounts.models import Role, RoleGrant, Unit, User


def signing_capacity(user: User, unit: Unit, day: date) -> str:
    """What stands before the head's title on the day: "" in person, else "KT.", "TUQ." or "TL.".

    Of several grants the one that began last counts.
    """
    grants = RoleGrant.objects.filter(user=user, unit=unit, role=Role.UNIT_HEAD).valid_on(day)
    capacity: str | None = grants.order_by("-valid_from", "-pk").values_list("capacity", flat=True).first()
    return capacity or ""
