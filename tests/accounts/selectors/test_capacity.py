from datetime import date

import pytest

from accounts.models import Role
from accounts.selectors.capacity import signing_capacity
from tests import factories

pytestmark = pytest.mark.django_db


def test_head_in_person_signs_in_no_other_name():
    unit = factories.make_unit(factories.make_group(), "A")
    head = factories.make_person(Role.UNIT_HEAD, unit)

    assert signing_capacity(head, unit, date(2020, 11, 10)) == ""


def test_who_does_not_head_the_unit_has_no_capacity():
    unit = factories.make_unit(factories.make_group(), "A")
    officer = factories.make_person(Role.UNIT_OFFICER, unit)

    assert signing_capacity(officer, unit, date(2020, 11, 10)) == ""
