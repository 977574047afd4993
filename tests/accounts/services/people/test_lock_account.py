import pytest
from django.db import IntegrityError

from accounts.models import AuditEvent, User
from accounts.services.actors import system_actor
from accounts.services.people.lock_account import LockRefused, lock_account
from accounts.services.people.rows import LastOne
from accounts.services.people.standing_by import NotYours
from accounts.services.people.unlock_account import unlock_account
from tests.accounts.people import NOW, at_once, make_admin, make_officer, make_technician, make_units

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_admin()


@pytest.fixture
def officer(admin):
    return make_officer(make_units("A")[0])


def _lock(person, by, reason="Nghỉ hưu"):
    return lock_account(person=person, reason=reason, by=by, now=NOW)


def test_lock_account_says_who_when_and_why(officer, admin):
    _lock(officer, admin)
    officer.refresh_from_db()
    assert (officer.is_active, officer.locked_by, officer.locked_at, officer.locked_reason) == (
        *(False, admin),
        *(NOW, "Nghỉ hưu"),
    )
    event = AuditEvent.objects.get()
    assert (event.verb, event.target_ref, event.detail) == ("lock_account", "canbo", {"reason": "Nghỉ hưu"})


def test_lock_account_ends_sessions_and_unlocking_does_not_bring_them_back(officer, admin, client):
    client.force_login(officer)
    assert client.get("/").status_code == 200
    _lock(officer, admin)
    assert client.get("/").status_code == 302
    unlock_account(person=officer, reason="Trở lại", by=admin, now=NOW)
    assert client.get("/").status_code == 302


def test_lock_account_twice_of_oneself_or_without_reason_is_refused(officer, admin):
    with pytest.raises(LockRefused, match="Cần ghi lý do khóa"):
        _lock(officer, admin, " ")
    with pytest.raises(LockRefused, match="Không ai tự khóa tài khoản của mình"):
        _lock(admin, admin)
    _lock(officer, admin)
    with pytest.raises(LockRefused, match="Tài khoản canbo đã bị khóa"):
        _lock(officer, admin)


def test_lock_account_of_the_last_admin_or_technician_is_refused(admin):
    technician = make_technician()
    with pytest.raises(LastOne, match="người cuối cùng giữ vai trò Quản trị đợt"):
        _lock(admin, technician)
    with pytest.raises(LastOne, match="người cuối cùng giữ vai trò Kỹ thuật"):
        _lock(technician, system_actor())


def test_lock_account_of_a_technician_is_for_technicians(admin):
    technician, other = make_technician(), make_technician("kythuat2")
    with pytest.raises(NotYours):
        _lock(technician, admin)
    assert not _lock(technician, other).is_active


def test_lock_account_of_the_system_actor_is_refused(admin):
    with pytest.raises(NotYours, match="tác nhân của hệ thống"):
        _lock(system_actor(), admin)


def test_database_refuses_a_lock_by_nobody(officer):
    with pytest.raises(IntegrityError):
        User.objects.filter(pk=officer.pk).update(locked_at=NOW, is_active=False)


@pytest.mark.django_db(transaction=True)
def test_of_two_admins_who_lock_each_other_at_once_one_stays():
    one, other = make_admin("mot"), make_admin("hai")
    found = at_once(lambda: _lock(one, other), lambda: _lock(other, one))
    assert sum(isinstance(result, User) for result in found) == 1
    assert User.objects.filter(is_active=True, is_system=False).count() == 1
