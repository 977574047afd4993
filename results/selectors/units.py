"""Units as a person stands to them."""

from accounts.models import Unit
from accounts.rules import Standing


def own_units(held: Standing) -> list[Unit]:
    """The units this person acts for; no query where there are none."""
    return list(Unit.objects.filter(pk__in=held.unit_ids).in_order()) if held.unit_ids else []


def unit_codes() -> tuple[Unit, ...]:
    """Every unit's code and name, for whoever looks one up: one query."""
    return tuple(Unit.objects.only("code", "name", "valid_to").order_by("sort_key"))
