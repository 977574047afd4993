import pytest

from accounts.models import AuditEvent, Role, User
from accounts.selectors.vacancies import vacant_roles
from accounts.services.people.grant_role import RoleRefused
from accounts.services.people.take_vacant_roles import take_vacant_roles
from tests.accounts.people import NOW, TODAY, make_admin, make_technician, periods

pytestmark = pytest.mark.django_db


@pytest.fixture
def first() -> User:
    return User.objects.create_superuser("dau-tien", password="mat-khau-dai-1")


def test_first_account_takes_the_roles_that_nobody_holds(first):
    take_vacant_roles(by=first, now=NOW)

    assert periods(first) == [(Role.ROUND_ADMIN, TODAY, None), (Role.TECHNICIAN, TODAY, None)]
    assert vacant_roles(TODAY) == ()
    events = AuditEvent.objects.filter(verb="grant_role").values_list("actor", "target_ref")
    assert list(events) == [("he-thong", "dau-tien")] * 2


def test_first_account_takes_only_what_is_vacant(first):
    make_admin()
    take_vacant_roles(by=first, now=NOW)

    assert periods(first) == [(Role.TECHNICIAN, TODAY, None)]


def test_roles_that_somebody_holds_are_not_taken(first):
    make_admin()
    make_technician()

    with pytest.raises(RoleRefused, match="đều đã có người giữ"):
        take_vacant_roles(by=first, now=NOW)
    assert periods(first) == []


def test_roles_of_a_locked_account_are_vacant():
    make_technician()
    admin = make_admin()
    User.objects.filter(pk=admin.pk).update(is_active=False)

    assert vacant_roles(TODAY) == (Role.ROUND_ADMIN,)


@pytest.mark.parametrize("role", [None, Role.ROUND_ADMIN])
def test_vacant_roles_are_for_an_account_of_the_machine_without_a_role(role):
    other = make_admin() if role else User.objects.create(username="nguoi-khac")
    User.objects.filter(pk=other.pk).update(is_superuser=role is not None)

    with pytest.raises(RoleRefused, match="Chỉ tài khoản tạo trên máy chủ"):
        take_vacant_roles(by=other, now=NOW)


def test_second_click_takes_nothing_more(first):
    take_vacant_roles(by=first, now=NOW)

    with pytest.raises(RoleRefused):
        take_vacant_roles(by=first, now=NOW)
    assert len(periods(first)) == 2
