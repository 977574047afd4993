"""People for tests: whoever manages accounts, and whoever is managed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

from django.db import connections

from accounts.models import Role, RoleGrant, Unit, User
from cchc_portal.lib.refusal import Refused
from tests import factories

NOW = datetime(2026, 3, 10, 3, 0, tzinfo=UTC)
TODAY, YESTERDAY, TOMORROW = date(2026, 3, 10), date(2026, 3, 9), date(2026, 3, 11)
SINCE = date(2020, 1, 1)


def make_units(*codes: str) -> list[Unit]:
    group = factories.make_group()
    return [factories.make_unit(group, code) for code in codes]


def make_admin(username: str = "quantri") -> User:
    return factories.make_person(Role.ROUND_ADMIN, username=username)


def make_technician(username: str = "kythuat") -> User:
    person = factories.make_person(Role.TECHNICIAN, username=username)
    person.is_staff = person.is_superuser = True
    person.save()
    return person


def make_officer(unit: Unit, username: str = "canbo") -> User:
    return factories.make_person(Role.UNIT_OFFICER, unit, username)


def periods(user: User) -> list[tuple[str, date, date | None]]:
    """The user's grants that were not revoked, in order: role, first day, last day."""
    rows = RoleGrant.objects.filter(user=user, revoked_at__isnull=True).order_by("valid_from", "pk")
    return list(rows.values_list("role", "valid_from", "valid_to"))


def at_once(*calls):
    """The calls in as many threads; what each gave, or the class of its refusal."""

    def run(call):
        try:
            return call()
        except Refused as error:
            return type(error)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))
