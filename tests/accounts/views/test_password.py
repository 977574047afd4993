import pytest
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db
URL = "/doi-mat-khau/"
OLD, NEW = "mat-khau-dai-1", "mot-cau-de-nho-2"


@pytest.fixture
def person(client):
    user = factories.make_person(None, username="hoa.le")
    user.must_change_password = True
    user.save()
    client.force_login(user)
    return user


def test_change_keeps_this_session_and_ends_the_others(client, person):
    other = Client()
    other.force_login(person)
    response = client.post(URL, {"old": OLD, "new": NEW, "again": NEW})

    assert response.headers["Location"] == "/"
    assert "Đã đổi mật khẩu." in client.get("/").content.decode()
    assert other.get("/").status_code == 302


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"old": "khac"}, "Mật khẩu hiện tại không đúng."),
        ({"again": "khac"}, "Hai lần nhập mật khẩu mới không giống nhau."),
        ({"new": "123", "again": "123"}, "Mật khẩu quá ngắn; cần ít nhất 10 ký tự."),
        ({"new": ""}, "Hãy nhập mật khẩu mới."),
    ],
)
def test_change_that_will_not_do_is_told_and_nothing_typed_comes_back(client, person, typed, said):
    response = client.post(URL, {"old": OLD, "new": NEW, "again": NEW, **typed})
    page = response.content.decode()

    assert (response.status_code, said in page, NEW in page, OLD in page) == (422, True, False, False)


def test_page_of_an_anonymous_is_the_login(client):
    assert client.get(URL).headers["Location"] == f"/dang-nhap/?next={URL}"


def test_page_by_another_method_is_refused(client, person):
    assert client.put(URL).status_code == 405
