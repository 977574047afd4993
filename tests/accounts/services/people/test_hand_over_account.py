from datetime import date

import pytest

from accounts.core.people import Person
from accounts.models import AuditEvent, Role, RoleGrant, User
from accounts.rules import standing_of
from accounts.services.people.end_role import end_role
from accounts.services.people.grant_role import Grant, RoleRefused, grant_role
from accounts.services.people.hand_over_account import HandOverRefused, hand_over_account
from accounts.services.people.hand_over_to_new import hand_over_to_new
from accounts.services.people.lock_account import lock_account
from accounts.services.people.standing_by import NotYours
from tests import factories
from tests.accounts.people import (
    NOW,
    SINCE,
    TODAY,
    TOMORROW,
    YESTERDAY,
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
def unit(admin):
    return make_units("A")[0]


@pytest.fixture
def leaver(unit):
    return make_officer(unit, "nguoi-di")


@pytest.fixture
def successor(unit):
    return factories.make_person(None, username="nguoi-den")


def _hand_over(leaver, successor, by, last_day=TODAY, reason="Chuyển công tác"):
    return hand_over_account(
        leaver=leaver, successor=successor, last_day=last_day, reason=reason, by=by, now=NOW
    )


@pytest.mark.parametrize("last_day", [YESTERDAY, TODAY, TOMORROW])
def test_hand_over_ends_on_a_day_and_begins_the_next(leaver, successor, admin, unit, last_day):
    (taken,) = _hand_over(leaver, successor, admin, last_day)
    assert periods(leaver) == [("can-bo", SINCE, last_day)]
    assert (taken.role, taken.unit, taken.taken_from, (taken.valid_from - last_day).days) == (
        *("can-bo", unit),
        *(leaver.grants.get(), 1),
    )
    assert standing_of(successor, last_day).roles == set()
    verbs = list(AuditEvent.objects.values_list("verb", "target_ref"))
    assert verbs == [("hand_over_role", "nguoi-di"), ("grant_role", "nguoi-den")]


def test_hand_over_copies_every_role_with_its_end_and_leaves_what_is_over(leaver, successor, admin, unit):
    head = Grant(Role.UNIT_HEAD, unit, TOMORROW, date(2026, 12, 31), "KT.", "QĐ 1")
    grant_role(person=leaver, grant=head, by=admin, now=NOW)
    grant_role(person=leaver, grant=Grant(Role.CLERK, None, SINCE, YESTERDAY), by=admin, now=NOW)
    _hand_over(leaver, successor, admin)
    assert periods(successor) == [("can-bo", TOMORROW, None), ("thu-truong", TOMORROW, head.valid_to)]
    assert RoleGrant.objects.get(user=leaver, role=Role.UNIT_HEAD).revoked_by == admin
    assert RoleGrant.objects.get(user=successor, role=Role.UNIT_HEAD).capacity == "KT."
    assert standing_of(leaver, TOMORROW).roles == set()


def test_hand_over_to_a_new_person_opens_the_account(leaver, admin):
    slip = hand_over_to_new(
        leaver=leaver,
        successor=Person("hoa.le", "Lê Thị Hoa"),
        last_day=TODAY,
        reason="Nghỉ hưu",
        by=admin,
        now=NOW,
    )
    stored = User.objects.get(username="hoa.le")
    assert (stored.check_password(slip.password), stored.must_change_password) == (True, True)
    assert periods(stored) == [("can-bo", TOMORROW, None)]


def test_hand_over_what_the_successor_holds_already_is_not_given_twice(leaver, admin, unit):
    other = make_officer(unit, "nguoi-den")
    assert _hand_over(leaver, other, admin) == []
    assert (periods(leaver), periods(other)) == ([("can-bo", SINCE, TODAY)], [("can-bo", SINCE, None)])


def test_hand_over_over_a_part_of_the_same_role_is_refused(leaver, successor, admin, unit):
    grant_role(person=successor, grant=Grant(Role.UNIT_OFFICER, unit, TODAY, TOMORROW), by=admin, now=NOW)
    with pytest.raises(RoleRefused, match="chồng một phần với thời gian bàn giao"):
        _hand_over(leaver, successor, admin)
    assert periods(leaver) == [("can-bo", SINCE, None)]


def test_hand_over_to_oneself_a_locked_account_or_without_reason_is_refused(leaver, successor, admin):
    with pytest.raises(HandOverRefused, match="Người nhận phải khác người bàn giao"):
        _hand_over(leaver, leaver, admin)
    with pytest.raises(HandOverRefused, match="Cần ghi lý do bàn giao"):
        _hand_over(leaver, successor, admin, reason=" ")
    lock_account(person=successor, reason="x", by=admin, now=NOW)
    with pytest.raises(HandOverRefused, match="hãy mở khóa trước khi bàn giao"):
        _hand_over(leaver, successor, admin)


def test_hand_over_of_nothing_is_refused(leaver, successor, admin):
    end_role(grant=leaver.grants.get(), last_day=TODAY, reason="x", by=admin, now=NOW)
    with pytest.raises(HandOverRefused, match="không còn vai trò nào sau ngày ấy"):
        _hand_over(leaver, successor, admin)


def test_hand_over_of_the_last_admin_is_done_and_of_a_technician_for_technicians(successor, admin):
    _hand_over(admin, successor, admin)
    assert standing_of(successor, TOMORROW).roles == {"quan-tri-dot"}
    with pytest.raises(NotYours):
        _hand_over(make_technician(), successor, admin)


def test_hand_over_of_a_technician_moves_the_admin_pages(successor, admin):
    technician = make_technician()
    _hand_over(technician, successor, technician)
    people = User.objects.in_bulk([technician.pk, successor.pk])
    assert [people[pk].is_staff for pk in (technician.pk, successor.pk)] == [False, True]
