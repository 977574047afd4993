from datetime import timedelta

import pytest

from accounts.models import AuditEvent, Role, RoleGrant
from accounts.rules import standing_of
from accounts.services.people.end_role import end_role
from accounts.services.people.grant_role import Grant, RoleRefused, grant_role
from accounts.services.people.rows import LastOne
from accounts.services.people.standing_by import NotYours
from tests.accounts.people import (
    NOW,
    SINCE,
    TODAY,
    TOMORROW,
    YESTERDAY,
    at_once,
    make_admin,
    make_officer,
    make_technician,
    make_units,
    periods,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_admin()


@pytest.fixture
def officer(admin):
    return make_officer(make_units("A")[0])


def _end(user, last_day, by, reason="Chuyển công tác"):
    return end_role(grant=user.grants.get(), last_day=last_day, reason=reason, by=by, now=NOW)


@pytest.mark.parametrize("last_day", [YESTERDAY, TODAY, TOMORROW])
def test_end_role_counts_until_the_last_day(officer, admin, last_day):
    _end(officer, last_day, admin)
    assert periods(officer) == [("can-bo", SINCE, last_day)]
    assert standing_of(officer, last_day).roles == {"can-bo"}
    assert standing_of(officer, last_day + timedelta(days=1)).roles == set()
    assert AuditEvent.objects.get().detail["reason"] == "Chuyển công tác"


def test_end_role_before_it_began_revokes_it(officer, admin):
    unit = officer.grants.get().unit
    coming = grant_role(person=officer, grant=Grant(Role.UNIT_HEAD, unit, TOMORROW), by=admin, now=NOW)
    end_role(grant=coming, last_day=TODAY, reason="Nhầm người", by=admin, now=NOW)
    row = RoleGrant.objects.get(pk=coming.pk)
    assert (row.revoked_by, row.revoked_at, row.valid_to) == (admin, NOW, None)
    assert standing_of(officer, TOMORROW).roles == {"can-bo"}
    grant_role(person=officer, grant=Grant(Role.UNIT_HEAD, unit, TOMORROW), by=admin, now=NOW)


@pytest.mark.parametrize(
    ("last_day", "reason", "said"),
    [
        (YESTERDAY - timedelta(days=1), "x", "Ngày cuối sớm nhất là 09/03/2026"),
        (TODAY, "  ", "Cần ghi lý do kết thúc vai trò"),
    ],
)
def test_end_role_out_of_reach_or_without_reason_is_refused(officer, admin, last_day, reason, said):
    with pytest.raises(RoleRefused, match=said):
        _end(officer, last_day, admin, reason)
    assert periods(officer) == [("can-bo", SINCE, None)]


def test_end_role_that_is_over_is_refused(officer, admin):
    _end(officer, TODAY, admin)
    with pytest.raises(RoleRefused, match="đã kết thúc hoặc kết thúc trước 11/03/2026 rồi"):
        _end(officer, TOMORROW, admin)


def test_end_role_of_the_last_admin_is_refused_until_there_is_another(admin):
    with pytest.raises(LastOne, match="người cuối cùng giữ vai trò Quản trị đợt"):
        _end(admin, TODAY, admin)
    make_admin("quantri2")
    _end(admin, TODAY, admin)
    assert periods(admin) == [("quan-tri-dot", SINCE, TODAY)]


def test_end_role_of_a_technician_closes_the_admin_pages_at_once(admin):
    technician, other = make_technician(), make_technician("kythuat2")
    with pytest.raises(NotYours):
        _end(technician, TODAY, admin)
    with pytest.raises(RoleRefused, match="Vai trò Kỹ thuật chỉ kết thúc trong ngày"):
        _end(technician, TOMORROW, other)
    _end(technician, TODAY, other)
    technician.refresh_from_db()
    assert (technician.is_staff, technician.is_superuser) == (False, False)


@pytest.mark.django_db(transaction=True)
def test_of_two_admins_who_end_each_others_role_at_once_one_stays():
    one, other = make_admin("mot"), make_admin("hai")
    found = at_once(lambda: _end(one, YESTERDAY, other), lambda: _end(other, YESTERDAY, one))
    assert sum(isinstance(result, RoleGrant) for result in found) == 1
    assert RoleGrant.objects.valid_on(TODAY).filter(role=Role.ROUND_ADMIN).count() == 1
