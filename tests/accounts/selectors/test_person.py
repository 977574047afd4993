from datetime import date

import pytest

from accounts.core.people import Person
from accounts.models import Role
from accounts.selectors.person import person_page
from accounts.services.people.change_details import change_details
from accounts.services.people.end_role import end_role
from accounts.services.people.grant_role import Grant, grant_role
from accounts.services.people.hand_over_account import hand_over_account
from accounts.services.people.lock_account import lock_account
from accounts.services.sign_in import admit_sign_in, note_failed_sign_in
from tests import factories
from tests.accounts.people import NOW, TODAY, TOMORROW, make_admin, make_officer, make_units

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_admin()


@pytest.fixture
def officer(admin):
    return make_officer(make_units("A")[0])


def test_page_puts_what_holds_first_and_says_how_each_role_stands(officer, admin):
    unit = officer.grants.get().unit
    coming = grant_role(person=officer, grant=Grant(Role.UNIT_HEAD, unit, TOMORROW), by=admin, now=NOW)
    over = Grant(Role.CLERK, None, date(2019, 1, 1), date(2019, 12, 31))
    grant_role(person=officer, grant=over, by=admin, now=NOW)
    found = [(row.grant.role, row.state, row.may_end) for row in person_page(officer, TODAY).grants]
    assert found == [
        ("can-bo", "current", True),
        ("thu-truong", "coming", True),
        ("van-thu", "over", False),
    ]
    end_role(grant=coming, last_day=TODAY, reason="Nhầm", by=admin, now=NOW)
    assert person_page(officer, TODAY).grants[-1].state == "revoked"


def test_page_shows_both_histories_of_a_hand_over(officer, admin):
    successor = factories.make_person(None, username="nguoi-den")
    hand_over_account(
        leaver=officer, successor=successor, last_day=TODAY, reason="Nghỉ hưu", by=admin, now=NOW
    )
    (left,) = person_page(officer, TODAY).grants
    (taken,) = person_page(successor, TODAY).grants
    assert (left.passed_to, taken.grant.taken_from.user, taken.state) == ((successor,), officer, "coming")
    (event,) = person_page(officer, TODAY).events
    assert (event.what, event.actor, event.more) == (
        "Bàn giao vai trò",
        "quantri",
        "Cán bộ đơn vị, Sở A; đến hết 10/03/2026; người nhận: nguoi-den; Nghỉ hưu",
    )


def test_page_tells_the_trail_of_the_account_in_words(officer, admin):
    grant_role(person=officer, grant=Grant(Role.CLERK, None, TODAY, TOMORROW), by=admin, now=NOW)
    change_details(person=officer, details=Person("canbo", "Lê Thị Hòa"), by=admin, now=NOW)
    for _ in range(5):
        admit_sign_in(username="canbo", address="10.0.0.1", now=NOW)
    note_failed_sign_in(username="canbo", address="10.0.0.1", now=NOW)
    lock_account(person=officer, reason="Nghỉ hưu", by=admin, now=NOW)
    assert [(event.what, event.more) for event in person_page(officer, TODAY).events] == [
        ("Khóa tài khoản", "Nghỉ hưu"),
        (
            "Tạm ngừng nhận đăng nhập vì sai mật khẩu nhiều lần",
            "từ địa chỉ 10.0.0.1, 5 lần; chờ 1 phút",
        ),
        ("Sửa thông tin", "họ và tên: “Lê Thị Hoa” → “Lê Thị Hòa”"),
        ("Giao vai trò", "Văn thư; từ 10/03/2026 đến 11/03/2026"),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_four_queries(admin, count, django_assert_num_queries):
    person = factories.make_person(None, username="nhieu-vai")
    for unit in make_units(*"ABC"[:count]):
        grant_role(person=person, grant=Grant(Role.UNIT_OFFICER, unit, TODAY), by=admin, now=NOW)
    with django_assert_num_queries(4):
        page = person_page(person, TODAY)
        assert (len(page.grants), len(page.events)) == (count, count)
        assert [row.grant.granted_by for row in page.grants] == [admin] * count
