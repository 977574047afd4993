import pytest

from accounts.core.people import Person
from accounts.models import AuditEvent, Role, User
from accounts.services.actors import system_actor
from accounts.services.people.create_account import AccountRefused, create_account
from accounts.services.people.standing_by import NotYours
from tests import factories
from tests.accounts.people import NOW, make_admin

pytestmark = pytest.mark.django_db
PERSON = Person("hoa.le", " Lê  Thị Hoa ", "Chuyên viên", "hoa@tinh.gov.vn", "0259 3822 000")


def _create(by: User, person: Person = PERSON, password: str | None = None) -> User:
    return create_account(person=person, password=password, must_change=True, by=by, now=NOW)


def test_create_account_without_a_password_opens_to_nobody():
    user = _create(make_admin())
    stored = User.objects.get(username="hoa.le")
    assert (stored.full_name, stored.email, stored.phone) == (
        "Lê Thị Hoa",
        "hoa@tinh.gov.vn",
        "0259 3822 000",
    )
    assert (user.has_usable_password(), user.must_change_password, user.is_staff) == (False, True, False)
    event = AuditEvent.objects.get()
    assert (event.actor, event.verb, event.target_ref) == ("quantri", "add_account", "hoa.le")


@pytest.mark.parametrize(
    ("username", "said"), [("Hoa Le", "sai dạng"), ("quyen", "hệ thống giữ"), ("quantri", "đã có người dùng")]
)
def test_create_account_of_an_impossible_name_is_refused(username, said):
    with pytest.raises(AccountRefused, match=said):
        _create(make_admin(), Person(username, "Lê Thị Hoa"))


@pytest.mark.parametrize("role", [None, Role.UNIT_HEAD, Role.DEPARTMENT_LEADER])
def test_create_account_by_who_may_not_is_refused(role):
    unit = factories.make_unit(factories.make_group(), "A")
    with pytest.raises(NotYours, match="do quản trị đợt của Sở Nội vụ và bộ phận kỹ thuật quản lý"):
        _create(factories.make_person(role, unit))
    assert not User.objects.filter(username="hoa.le").exists()


def test_create_account_by_the_system_is_done():
    assert _create(system_actor(), password="mat-khau-dai-9").check_password("mat-khau-dai-9")
