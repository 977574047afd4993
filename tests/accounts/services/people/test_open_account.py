import json

import pytest

from accounts.core.people import Person
from accounts.models import AuditEvent, Role, User
from accounts.services.people.grant_role import Grant, RoleRefused
from accounts.services.people.open_account import open_account
from tests.accounts.people import NOW, TODAY, make_admin, make_units, periods

pytestmark = pytest.mark.django_db
PERSON = Person("hoa.le", "Lê Thị Hoa")


def test_open_account_gives_a_password_that_must_be_changed():
    (unit,) = make_units("A")
    slip = open_account(person=PERSON, grant=Grant(Role.UNIT_OFFICER, unit, TODAY), by=make_admin(), now=NOW)
    stored = User.objects.get(username="hoa.le")
    assert (stored.check_password(slip.password), stored.must_change_password) == (True, True)
    assert periods(stored) == [("can-bo", TODAY, None)]


def test_open_account_writes_the_password_nowhere():
    (unit,) = make_units("A")
    slip = open_account(person=PERSON, grant=Grant(Role.UNIT_OFFICER, unit, TODAY), by=make_admin(), now=NOW)
    told = json.dumps(list(AuditEvent.objects.values("detail", "target_ref", "verb")))
    assert slip.password not in told + str(User.objects.values().get(username="hoa.le"))


def test_open_account_with_a_role_that_is_refused_stores_nobody():
    with pytest.raises(RoleRefused):
        open_account(person=PERSON, grant=Grant(Role.UNIT_OFFICER, None, TODAY), by=make_admin(), now=NOW)
    assert not User.objects.filter(username="hoa.le").exists()
