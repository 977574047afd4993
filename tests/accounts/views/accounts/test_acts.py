import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent, RoleGrant
from tests.accounts.people import make_admin, make_officer, make_units

pytestmark = pytest.mark.django_db
BASE = "/nguoi-dung/canbo/"
ACTS = ("sua", "dat-lai-mat-khau", "khoa", "mo-khoa", "vai-tro", "ban-giao")


@pytest.fixture
def officer(client):
    client.force_login(make_admin())
    return make_officer(make_units("A")[0])


def _post(client, act, **data):
    answer = client.post(f"{BASE}{act}/", data, follow=True)
    return answer, answer.content.decode()


def test_details_are_put_right(client, officer):
    _, page = _post(client, "sua", full_name="Lê Thị Hòa", position="Phó phòng", email="", phone="")
    officer.refresh_from_db()

    assert (officer.full_name, officer.position) == ("Lê Thị Hòa", "Phó phòng")
    assert "Đã sửa thông tin." in page


def test_reset_shows_the_new_password_once(client, officer):
    _, page = _post(client, "dat-lai-mat-khau", reason="Quên")
    officer.refresh_from_db()

    assert officer.check_password(re.search(r'slip-password">([^<]+)<', page).group(1))
    assert AuditEvent.objects.get(verb="reset_password").detail == {"reason": "Quên"}


def test_lock_and_unlock_go_to_the_person_and_say_so(client, officer):
    _, page = _post(client, "khoa", reason="Nghỉ hưu")
    assert "Đã khóa tài khoản canbo." in page
    assert "Lý do: Nghỉ hưu" in page
    _, page = _post(client, "mo-khoa", reason="Trở lại")
    officer.refresh_from_db()
    assert ("Đã mở khóa tài khoản canbo." in page, officer.is_active) == (True, True)


def test_grant_and_end_of_a_role(client, officer):
    today = timezone.localdate()
    _, page = _post(client, "vai-tro", role="van-thu", unit="", valid_from=f"{today:%d/%m/%Y}", valid_to="")
    assert "Đã giao vai trò Văn thư." in page
    grant = officer.grants.get(role="van-thu")
    _, page = _post(client, f"vai-tro/{grant.pk}/ket-thuc", last_day=f"{today:%d/%m/%Y}", reason="Nhầm")
    grant.refresh_from_db()
    assert ("Đã kết thúc vai trò Văn thư." in page, grant.valid_to) == (True, today)


def test_refusal_of_a_service_is_told_above_the_form(client, officer):
    too_early = f"{timezone.localdate() - timedelta(days=9):%d/%m/%Y}"
    grant = officer.grants.get()
    answer, page = _post(client, f"vai-tro/{grant.pk}/ket-thuc", last_day=too_early, reason="x")

    assert (answer.status_code, "Ngày cuối sớm nhất là" in page) == (422, True)
    assert "<title>Lỗi: Kết thúc vai trò Cán bộ đơn vị, Sở A" in page


def test_end_of_a_role_of_somebody_else_does_not_exist(client, officer):
    grant = RoleGrant.objects.get(user__username="quantri")
    assert client.get(f"{BASE}vai-tro/{grant.pk}/ket-thuc/").status_code == 404


@pytest.mark.parametrize("act", ["dat-lai-mat-khau", "khoa", "mo-khoa"])
def test_act_without_a_reason_is_not_done(client, officer, act):
    answer, page = _post(client, act, reason=" ")
    assert (answer.status_code, "Hãy ghi lý do." in page, AuditEvent.objects.count()) == (422, True, 0)


@pytest.mark.parametrize("act", ACTS)
def test_act_by_another_method_is_refused(client, officer, act):
    assert client.put(f"{BASE}{act}/").status_code == 405


@pytest.mark.parametrize("act", ACTS)
def test_act_by_who_may_not_is_refused(client, officer, act):
    client.force_login(officer)
    assert client.post(f"{BASE}{act}/", {"reason": "x"}).status_code == 403
