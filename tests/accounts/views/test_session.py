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


def _wrong(client, times, **extra):
    for _ in range(times):
        response = client.post(URL, {**GOOD, "password": "khac"}, **extra)
    return response.content.decode()


def test_login_after_five_wrong_passwords_waits_even_with_the_right_one(client, person, settings):
    settings.CCHC_SUPPORT = "0259 3822 000"
    _wrong(client, 5)
    page = client.post(URL, GOOD).content.decode()

    assert "Mật khẩu sai nhiều lần liên tiếp. Hãy thử lại sau 1 phút (từ " in page
    assert "Nếu quên mật khẩu, hãy gọi 0259 3822 000." in page
    assert "_auth_user_id" not in client.session


def test_login_from_another_address_does_not_wait(client, person):
    _wrong(client, 5)

    assert client.post(URL, GOOD, REMOTE_ADDR="10.0.0.9").status_code == 302


def test_login_behind_the_proxy_counts_by_the_address_the_proxy_wrote(client, person, settings):
    settings.BEHIND_TLS = True
    _wrong(client, 5, HTTP_X_FORWARDED_FOR="1.2.3.4, 10.0.0.7")

    assert client.post(URL, GOOD, HTTP_X_FORWARDED_FOR="9.9.9.9, 10.0.0.7").status_code == 200
    assert client.post(URL, GOOD, HTTP_X_FORWARDED_FOR="1.2.3.4, 10.0.0.8").status_code == 302


def test_login_of_a_blocked_account_says_so_to_who_knows_the_password(client, person):
    person.is_active = False
    person.save()

    assert "Tài khoản này đã bị khóa." in client.post(URL, GOOD).content.decode()
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in _wrong(client, 1)


@pytest.mark.parametrize("door", [URL, "/quan-tri/login/"])
def test_login_waits_at_both_doors_whichever_was_tried(client, person, door):
    person.is_staff = True
    person.save()
    for _ in range(5):
        client.post(door, {**GOOD, "password": "khac"})

    for address in (URL, "/quan-tri/login/"):
        assert "Hãy thử lại sau 1 phút" in client.post(address, GOOD).content.decode()


def test_login_of_a_name_that_nobody_has_waits_as_well(client, db):
    for _ in range(6):
        response = client.post(URL, {"username": "khong-co", "password": "khac"})

    assert "Hãy thử lại sau 1 phút" in response.content.decode()


def test_sign_out_ends_the_session(client, person):
    client.force_login(person)

    assert client.post("/dang-xuat/").headers["Location"] == URL
    assert "_auth_user_id" not in client.session


def test_sign_out_by_a_link_is_refused(client, person):
    client.force_login(person)

    assert client.get("/dang-xuat/").status_code == 405
