import pytest

from accounts.models import AuditEvent
from accounts.services.people.lock_account import LockRefused, lock_account
from accounts.services.people.standing_by import NotYours
from accounts.services.people.unlock_account import unlock_account
from tests import factories
from tests.accounts.people import NOW, make_admin, make_officer, make_units

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_admin()


@pytest.fixture
def officer(admin):
    person = make_officer(make_units("A")[0])
    return lock_account(person=person, reason="Nghỉ phép", by=admin, now=NOW)


def test_unlock_account_opens_it_with_its_password_and_roles(officer, admin, client):
    unlock_account(person=officer, reason="Trở lại", by=admin, now=NOW)
    officer.refresh_from_db()
    assert (officer.is_active, officer.locked_at, officer.locked_by, officer.locked_reason) == (
        True,
        None,
        None,
        "",
    )
    assert client.login(username="canbo", password="mat-khau-dai-1")
    assert AuditEvent.objects.order_by("-sequence")[0].detail == {"reason": "Trở lại"}


def test_unlock_account_without_reason_or_that_is_open_is_refused(officer, admin):
    with pytest.raises(LockRefused, match="Cần ghi lý do mở khóa"):
        unlock_account(person=officer, reason="", by=admin, now=NOW)
    with pytest.raises(LockRefused, match="Tài khoản quantri không bị khóa"):
        unlock_account(person=admin, reason="x", by=admin, now=NOW)


def test_unlock_account_by_who_may_not_is_refused(officer):
    with pytest.raises(NotYours):
        unlock_account(person=officer, reason="x", by=factories.make_person(None), now=NOW)
