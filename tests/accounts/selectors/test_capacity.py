from datetime import date

import pytest

from accounts.models import Role, RoleGrant
from accounts.selectors.capacity import signing_capacity
from tests import factories

pytestmark = pytest.mark.django_db


def test_head_in_person_signs_in_no_other_name():
    unit = factories.make_unit(factories.make_group(), "A")
    head = factories.make_person(Role.UNIT_HEAD, unit)

    assert signing_capacity(head, unit, date(2020, 11, 10)) == ""


def test_deputy_signs_for_the_head_in_the_days_of_the_grant():
    unit = factories.make_unit(factories.make_group(), "A")
    deputy = factories.make_person(None)
    RoleGrant.objects.create(
        user=deputy,
        role=Role.UNIT_HEAD,
        unit=unit,
        capacity="KT.",
        valid_from=date(2020, 11, 10),
        valid_to=date(2020, 11, 12),
    )

    assert [signing_capacity(deputy, unit, date(2020, 11, day)) for day in (9, 10, 12, 13)] == [
        *("", "KT."),
        *("KT.", ""),
    ]


def test_of_two_grants_the_one_that_began_last_counts():
    unit = factories.make_unit(factories.make_group(), "A")
    head = factories.make_person(Role.UNIT_HEAD, unit)
    RoleGrant.objects.create(
        user=head, role=Role.UNIT_HEAD, unit=unit, capacity="TUQ.", valid_from=date(2020, 11, 1)
    )

    assert signing_capacity(head, unit, date(2020, 11, 10)) == "TUQ."


def test_who_does_not_head_the_unit_has_no_capacity():
    unit = factories.make_unit(factories.make_group(), "A")
    officer = factories.make_person(Role.UNIT_OFFICER, unit)

    assert signing_capacity(officer, unit, date(2020, 11, 10)) == ""
