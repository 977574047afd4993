import json

import pytest

from accounts.models import AuditEvent
from accounts.services.people.lock_account import lock_account
from accounts.services.people.reset_password import ResetRefused, reset_password
from accounts.services.people.standing_by import NotYours
from tests.accounts.people import NOW, make_admin, make_officer, make_technician, make_units

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_admin()


@pytest.fixture
def officer(admin):
    return make_officer(make_units("A")[0])


def _reset(person, by):
    return reset_password(person=person, reason="Quên mật khẩu", by=by, now=NOW)


def test_reset_password_gives_one_that_must_be_changed_and_ends_sessions(officer, admin, client):
    client.force_login(officer)
    slip = _reset(officer, admin)
    officer.refresh_from_db()
    assert (officer.check_password(slip.password), officer.must_change_password) == (True, True)
    assert client.get("/").status_code == 302
    event = AuditEvent.objects.get()
    assert (event.verb, event.detail) == ("reset_password", {"reason": "Quên mật khẩu"})


def test_reset_password_writes_it_nowhere(officer, admin, caplog):
    slip = _reset(officer, admin)
    officer.refresh_from_db()
    kept = (
        json.dumps(list(AuditEvent.objects.values_list("detail", flat=True)))
        + str(vars(officer))
        + caplog.text
    )
    assert slip.password not in kept


def test_reset_password_of_oneself_a_locked_account_or_a_technician_is_refused(officer, admin):
    with pytest.raises(ResetRefused, match="đổi ở trang “Đổi mật khẩu”"):
        _reset(admin, admin)
    with pytest.raises(NotYours):
        _reset(make_technician(), admin)
    lock_account(person=officer, reason="x", by=admin, now=NOW)
    with pytest.raises(ResetRefused, match="hãy mở khóa trước"):
        _reset(officer, admin)
