from datetime import date

import pytest
from django.db import IntegrityError

from accounts.models import AuditEvent, Role, RoleGrant, User
from accounts.rules import standing_of
from accounts.services.actors import system_actor
from accounts.services.people.grant_role import Grant, RoleRefused, grant_role
from accounts.services.people.standing_by import NotYours
from tests import factories
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
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_units("A")[0]


@pytest.fixture
def person(unit):
    return factories.make_person(None, username="hoa.le")


def _grant(person: User, grant: Grant, by: User | None = None) -> RoleGrant:
    return grant_role(person=person, grant=grant, by=by or system_actor(), now=NOW)


def test_grant_role_holds_from_day_to_day(person, unit):
    grant = Grant(Role.UNIT_HEAD, unit, TODAY, TOMORROW, "KT.", "QĐ 12/QĐ-SXD")
    row = _grant(person, grant, make_admin())
    assert (row.granted_by.username, row.granted_at, row.capacity, row.basis) == (
        *("quantri", NOW),
        *("KT.", "QĐ 12/QĐ-SXD"),
    )
    days = [
        standing_of(person, day).holds({Role.UNIT_HEAD})
        for day in (YESTERDAY, TODAY, TOMORROW, date(2026, 3, 12))
    ]
    assert days == [False, True, True, False]
    event = AuditEvent.objects.get()
    assert (event.verb, event.target_ref, event.detail["unit"]) == ("grant_role", "hoa.le", "A")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"unit": None}, "Vai trò Cán bộ đơn vị cần một đơn vị"),
        ({"valid_to": YESTERDAY}, "Ngày kết thúc sớm hơn ngày bắt đầu"),
        ({"capacity": "KT."}, "Tư cách ký chỉ dành cho vai trò Thủ trưởng đơn vị"),
    ],
)
def test_grant_role_that_cannot_be_is_refused(person, unit, change, said):
    wanted = {"role": Role.UNIT_OFFICER, "unit": unit, "valid_from": TODAY, **change}
    with pytest.raises(RoleRefused, match=said):
        _grant(person, Grant(**wanted))
    assert RoleGrant.objects.filter(user=person).count() == 0


def test_grant_role_in_a_unit_that_is_no_more_is_refused(person, unit):
    unit.valid_to = YESTERDAY
    unit.save()
    with pytest.raises(RoleRefused, match="chỉ có hiệu lực đến 09/03/2026; hãy chọn đơn vị kế thừa"):
        _grant(person, Grant(Role.UNIT_OFFICER, unit, TODAY))


@pytest.mark.parametrize(
    ("start", "end"), [(TODAY, TODAY), (SINCE, None), (date(2019, 1, 1), SINCE), (date(2019, 1, 1), None)]
)
def test_grant_role_at_the_time_of_the_same_role_is_refused(unit, start, end):
    officer = make_officer(unit)
    with pytest.raises(RoleRefused, match=r"đã giữ vai trò Cán bộ đơn vị, Sở A từ 01/01/2020; hãy chọn"):
        _grant(officer, Grant(Role.UNIT_OFFICER, unit, start, end))


def test_grant_role_before_or_beside_the_same_role_is_done(unit):
    officer = make_officer(unit)
    other = factories.make_unit(unit.group, "B")
    _grant(officer, Grant(Role.UNIT_OFFICER, unit, date(2019, 1, 1), date(2019, 12, 31)))
    _grant(officer, Grant(Role.UNIT_OFFICER, other, TODAY))
    assert RoleGrant.objects.filter(user=officer).count() == 3


def test_grant_role_of_a_technician_is_for_technicians_and_opens_the_admin_pages(person):
    wanted = Grant(Role.TECHNICIAN, None, TODAY)
    with pytest.raises(NotYours, match="chỉ do bộ phận kỹ thuật quản lý"):
        _grant(person, wanted, make_admin())
    _grant(person, wanted, make_technician())
    person.refresh_from_db()
    assert (person.is_staff, person.is_superuser) == (True, True)


def test_grant_role_to_a_technician_by_an_admin_is_refused(unit):
    with pytest.raises(NotYours, match="chỉ do bộ phận kỹ thuật quản lý"):
        _grant(make_technician(), Grant(Role.UNIT_OFFICER, unit, TODAY), make_admin())


def test_grant_role_to_oneself_without_a_right_is_refused(unit):
    head = factories.make_person(Role.UNIT_HEAD, unit)
    with pytest.raises(NotYours):
        _grant(head, Grant(Role.ROUND_ADMIN, None, TODAY), head)


def test_grant_role_to_the_system_actor_is_refused():
    with pytest.raises(NotYours, match="tác nhân của hệ thống"):
        _grant(system_actor(), Grant(Role.ROUND_ADMIN, None, TODAY))


def test_database_refuses_a_capacity_of_who_is_no_head(person, unit):
    with pytest.raises(IntegrityError):
        RoleGrant.objects.create(
            user=person, role=Role.UNIT_OFFICER, unit=unit, valid_from=TODAY, capacity="KT."
        )


@pytest.mark.django_db(transaction=True)
def test_of_two_same_grants_at_once_one_is_made():
    (unit,) = make_units("A")
    person, by = factories.make_person(None, username="hoa.le"), system_actor()
    starts = (TODAY, TOMORROW)
    found = at_once(
        *(
            lambda day=day: _grant(person, Grant(Role.UNIT_OFFICER, unit, day), by) and "giao"
            for day in starts
        )
    )
    assert sorted(map(str, found)) == sorted(["giao", str(RoleRefused)])
