import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from tests import factories
from tests.accounts.people import make_admin, make_officer, make_units

pytestmark = pytest.mark.django_db
URL = "/nguoi-dung/canbo/ban-giao/"


@pytest.fixture
def officer(client):
    client.force_login(make_admin())
    return make_officer(make_units("A")[0])


def _post(client, **data):
    today = f"{timezone.localdate():%d/%m/%Y}"
    return client.post(URL, {"last_day": today, "reason": "Nghỉ hưu", **data}, follow=True)


def test_hand_over_to_an_account_there_is(client, officer):
    successor = factories.make_person(None, username="nguoi-den")
    page = _post(client, successor="nguoi-den").content.decode()

    assert "Đã bàn giao 1 vai trò của Lê Thị Hoa cho Lê Thị Hoa." in page
    assert 'Nhận bàn giao từ <a href="/nguoi-dung/canbo/">' in page
    assert successor.grants.get().valid_from == timezone.localdate() + timedelta(days=1)
    assert (
        'Đã bàn giao cho <a href="/nguoi-dung/nguoi-den/">'
        in client.get("/nguoi-dung/canbo/").content.decode()
    )


def test_hand_over_to_a_new_account_shows_its_slip(client, officer):
    page = _post(client, new_username="hoa.le", new_full_name="Lê Thị Hòa").content.decode()

    assert User.objects.get(username="hoa.le").check_password(re.search(r'password">([^<]+)<', page).group(1))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Ghi tên đăng nhập của người nhận, hoặc tạo tài khoản mới."),
        ({"successor": "quantri", "new_username": "hoa.le"}, "Ghi tên đăng nhập của người nhận, hoặc tạo"),
        ({"successor": "khong-co"}, "Không có tài khoản “khong-co”."),
        ({"new_username": "Hoa"}, "sai dạng"),
        ({"new_username": "quantri", "new_full_name": "A"}, "đã có người dùng."),
        ({"new_username": "hoa.le"}, "Hãy ghi họ và tên."),
        ({"successor": "canbo"}, "Người nhận phải khác người bàn giao."),
    ],
)
def test_hand_over_that_cannot_be_is_told(client, officer, data, said):
    answer = _post(client, **data)

    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert officer.grants.get().valid_to is None


def test_page_of_who_has_no_role_says_so(client, officer):
    factories.make_person(None, username="khong-vai")
    page = client.get("/nguoi-dung/khong-vai/ban-giao/").content.decode()
    assert "Người này không còn vai trò nào để bàn giao." in page
