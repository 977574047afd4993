from datetime import date

import pytest

from accounts.models import AuditEvent, Role, RoleGrant, User
from accounts.services.actors import UnknownActor, actor_named, system_actor
from accounts.services.add_account import add_account
from accounts.services.people.create_account import AccountRefused
from accounts.services.people.passwords import WeakPassword

pytestmark = pytest.mark.django_db
DAY = date(2020, 1, 1)


def _add(username: str = "quantri", role: Role = Role.ROUND_ADMIN, password: str = "MinhHoa@2020") -> User:
    return add_account(
        username=username,
        password=password,
        full_name="Nguyễn Thị Mẫu",
        role=role,
        unit=None,
        valid_from=DAY,
        by=system_actor(),
    )


def test_add_account_gives_the_role_and_tells_the_trail():
    user = _add()

    grant = RoleGrant.objects.get(user=user)
    assert (grant.role, grant.unit, grant.valid_from) == (Role.ROUND_ADMIN, None, DAY)
    assert user.check_password("MinhHoa@2020")
    assert (user.is_staff, user.is_superuser) == (False, False)
    assert list(AuditEvent.objects.values_list("verb", "target_ref")) == [
        ("add_account", "quantri"),
        ("grant_role", "quantri"),
    ]


def test_add_account_of_a_technician_opens_the_admin_pages():
    assert _add(role=Role.TECHNICIAN).is_staff


def test_add_account_with_a_name_in_use_is_refused():
    _add()

    with pytest.raises(AccountRefused, match="đã có người dùng"):
        _add()


def test_add_account_with_a_weak_password_is_refused_and_stores_nothing():
    with pytest.raises(WeakPassword):
        _add(password="12345")

    assert not User.objects.filter(username="quantri").exists()


def test_actor_named_without_name_is_the_system():
    assert actor_named(None) == system_actor() == actor_named("he-thong")


def test_actor_named_with_an_unknown_name_is_refused():
    with pytest.raises(UnknownActor, match="Không có người dùng"):
        actor_named("ai-do")
