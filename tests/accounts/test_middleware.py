import pytest

from accounts.models import Role
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer(client):
    user = factories.make_person(Role.CLERK)
    user.must_change_password = True
    user.save()
    client.force_login(user)
    return client


@pytest.mark.parametrize("path", ["/", "/van-ban/", "/nguoi-dung/", "/quan-tri/"])
def test_newcomer_is_led_to_the_page_that_changes_the_password(newcomer, path):
    assert newcomer.get(path).headers["Location"] == "/doi-mat-khau/"


def test_newcomer_may_change_the_password_and_leave(newcomer):
    assert newcomer.get("/doi-mat-khau/").status_code == 200
    assert newcomer.post("/dang-xuat/").headers["Location"] == "/dang-nhap/"


def test_newcomer_in_a_part_of_a_page_is_led_by_htmx(newcomer):
    assert newcomer.get("/", HTTP_HX_REQUEST="true").headers["HX-Redirect"] == "/doi-mat-khau/"


def test_others_go_where_they_want(client):
    client.force_login(factories.make_person(Role.CLERK))
    assert client.get("/").status_code == 200
