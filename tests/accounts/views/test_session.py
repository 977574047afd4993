import re

import pytest

from accounts.models import Role
from tests import factories

pytestmark = pytest.mark.django_db
URL = "/dang-nhap/"
GOOD = {"username": "van-thu", "password": "mat-khau-dai-1"}


@pytest.fixture
def person():
    return factories.make_person(Role.CLERK)


def test_login_page_is_a_plain_form_with_username_and_password(client):
    page = client.get(URL).content.decode()

    assert re.findall(r'<input [^>]*name="(\w+)"', page)[1:] == ["username", "password"]
    assert 'name="csrfmiddlewaretoken"' in page


def test_login_with_the_right_password_goes_home(client, person):
    response = client.post(URL, GOOD)

    assert response.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(person.pk)


def test_login_goes_where_the_person_wanted_to(client, person):
    assert client.post(URL, {**GOOD, "next": "/xep-hang/"}).headers["Location"] == "/xep-hang/"


def test_login_never_leads_to_another_host(client, person):
    assert client.post(URL, {**GOOD, "next": "https://example.org/"}).headers["Location"] == "/"


@pytest.mark.parametrize("wrong", [{"password": "khac"}, {"username": "khong-co"}])
def test_login_with_a_wrong_name_or_password_says_the_same(client, person, wrong):
    response = client.post(URL, {**GOOD, **wrong})
    page = response.content.decode()

    assert response.status_code == 200
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in page
    assert "<title>Lỗi: Đăng nhập" in page


def test_login_without_words_ties_each_error_to_its_field(client):
    page = client.post(URL, {"username": "", "password": ""}).content.decode()

    assert 'id="id_username_error">Hãy nhập tên đăng nhập.' in page
    assert 'aria-describedby="id_username_error"' in page


def test_login_of_a_blocked_account_is_refused(client, person):
    person.is_active = False
    person.save()

    assert client.post(URL, GOOD).status_code == 200
    assert "_auth_user_id" not in client.session


def test_login_page_leads_home_whoever_is_signed_in(client, person):
    client.force_login(person)

    assert client.get(URL).headers["Location"] == "/"


def test_sign_out_ends_the_session(client, person):
    client.force_login(person)

    assert client.post("/dang-xuat/").headers["Location"] == URL
    assert "_auth_user_id" not in client.session


def test_sign_out_by_a_link_is_refused(client, person):
    client.force_login(person)

    assert client.get("/dang-xuat/").status_code == 405


@pytest.mark.parametrize("door", [URL, "/quan-tri/login/"])
def test_guessing_is_stopped_even_for_the_right_password(client, person, door):
    person.is_staff = True
    person.save()
    for _ in range(10):
        client.post(door, {**GOOD, "password": "khac"})

    page = client.post(URL, GOOD).content.decode()

    assert "Đã nhập sai quá nhiều lần. Hãy thử lại sau 15 phút." in page
    assert "_auth_user_id" not in client.session
    assert "Đã nhập sai quá nhiều lần" in client.post("/quan-tri/login/", GOOD).content.decode()


def test_guessing_names_that_nobody_has_says_the_same(client, db):
    for _ in range(10):
        client.post(URL, {"username": "khong-co", "password": "khac"})

    page = client.post(URL, {"username": "khong-co", "password": "khac"}).content.decode()
    assert "Đã nhập sai quá nhiều lần. Hãy thử lại sau 15 phút." in page
