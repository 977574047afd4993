import pytest
from django.test import Client

from accounts.models import Role, User
from tests import factories
from tests.accounts.people import make_admin, make_technician, make_units, periods

pytestmark = pytest.mark.django_db
URL = "/nguoi-dung/vai-tro-dau-tien/"
OFFER = "Nhận vai trò Quản trị đợt và Kỹ thuật"


@pytest.fixture
def first() -> User:
    return User.objects.create_superuser("dau-tien", password="mat-khau-dai-1")


@pytest.fixture
def as_first(client: Client, first: User) -> Client:
    client.force_login(first)
    return client


def test_first_account_is_offered_the_roles_and_goes_on_with_the_first_year(as_first, first):
    assert OFFER in as_first.get("/").content.decode()
    page = as_first.post(URL, follow=True).content.decode()

    assert [role for role, _, _ in periods(first)] == [Role.ROUND_ADMIN, Role.TECHNICIAN]
    assert (OFFER in page, 'id="nam-dau-tien"' in page) == (False, True)
    assert "Đã nhận vai trò Quản trị đợt, Kỹ thuật." in page


def test_first_account_where_others_hold_the_roles_is_told_whom_to_ask(as_first, first):
    make_admin()
    make_technician()
    page = as_first.get("/").content.decode()

    assert (URL in page, "nhờ người giữ vai trò Kỹ thuật giao vai trò" in page) == (False, True)
    assert "đều đã có người giữ" in as_first.post(URL, follow=True).content.decode()
    assert periods(first) == []


@pytest.mark.parametrize("role", [None, *Role])
def test_roles_are_offered_to_nobody_else(client, role):
    [unit] = make_units("A")
    person = make_technician() if role == Role.TECHNICIAN else factories.make_person(role, unit)
    client.force_login(person)

    assert URL not in client.get("/").content.decode()
    answer = client.post(URL)
    assert answer.status_code == (302 if role == Role.TECHNICIAN else 403)
    assert len(periods(person)) == (1 if role else 0)


def test_taking_roles_answers_posts_only(as_first):
    assert as_first.get(URL).status_code == 405
