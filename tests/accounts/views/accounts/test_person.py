import re

import pytest

from accounts.models import AuditEvent, RoleGrant, User
from tests.accounts.people import make_admin, make_officer, make_technician, make_units

pytestmark = pytest.mark.django_db
NEW = {
    "username": "hoa.le",
    "full_name": "Lê Thị Hoa",
    "position": "Chuyên viên",
    "email": "hoa@tinh.gov.vn",
    "phone": "0259 3822 000",
    "role": "can-bo",
    "valid_from": "01/01/2026",
    "valid_to": "31/12/2026",
    "capacity": "",
    "basis": "QĐ 5/QĐ-SNV",
}


@pytest.fixture
def units(client):
    client.force_login(make_admin())
    return make_units("A", "B")


def _add(client, chosen, **changes):
    return client.post("/nguoi-dung/them/", {**NEW, "unit": chosen.pk, **changes})


def test_adding_shows_the_password_once_and_it_opens_the_account(client, units):
    answer = _add(client, units[0])
    page = answer.content.decode()
    password = re.search(r'slip-password">([^<]+)<', page).group(1)

    assert "no-store" in answer.headers["Cache-Control"]
    assert User.objects.get(username="hoa.le").check_password(password)
    grant = RoleGrant.objects.get(user__username="hoa.le")
    assert (grant.unit, f"{grant.valid_from:%d/%m/%Y}", grant.basis) == (
        units[0],
        "01/01/2026",
        "QĐ 5/QĐ-SNV",
    )
    assert password not in client.get("/nguoi-dung/hoa.le/").content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"username": "Hoa Lê"}, "sai dạng"),
        ({"username": "quantri"}, "đã có người dùng."),
        ({"full_name": ""}, "Hãy ghi họ và tên."),
        ({"unit": ""}, "Vai trò này cần một đơn vị."),
        ({"valid_to": "31/12/2025"}, "Ngày kết thúc sớm hơn ngày bắt đầu."),
        ({"valid_from": "hôm nay"}, "Ngày sai dạng; ghi như 31/12/2026."),
        ({"capacity": "KT."}, "Chỉ thủ trưởng đơn vị mới có tư cách ký."),
        ({"role": "ky-thuat"}, "Không giao được vai trò này."),
        ({"email": "hoa"}, "Địa chỉ thư điện tử sai dạng."),
    ],
)
def test_adding_what_cannot_be_is_told_and_keeps_what_was_typed(client, units, changes, said):
    answer = _add(client, units[0], **changes)
    page = answer.content.decode()

    assert (answer.status_code, said in page, 'value="Chuyên viên"' in page) == (422, True, True)
    assert not User.objects.filter(username="hoa.le").exists()


def test_page_offers_each_act_to_who_may_and_none_about_oneself(client, units):
    make_officer(units[0], "canbo")
    page = client.get("/nguoi-dung/canbo/").content.decode()
    own = client.get("/nguoi-dung/quantri/").content.decode()

    acts = re.compile(r'href="/nguoi-dung/\w+/([\w-]+)/"')
    assert acts.findall(page) == ["sua", "dat-lai-mat-khau", "ban-giao", "khoa", "vai-tro"]
    assert acts.findall(own) == ["sua", "ban-giao", "vai-tro"]


def test_page_of_a_technician_is_read_only_for_an_admin(client, units):
    make_technician()
    assert "Đặt lại mật khẩu" not in client.get("/nguoi-dung/kythuat/").content.decode()
    assert client.get("/nguoi-dung/kythuat/khoa/").status_code == 403


@pytest.mark.parametrize("name", ["khong-co", "he-thong"])
def test_page_of_nobody_does_not_exist(client, units, name):
    assert client.get(f"/nguoi-dung/{name}/").status_code == 404
    assert client.get(f"/nguoi-dung/{name}/khoa/").status_code == 404


def test_page_shows_the_trail_of_the_account(client, units):
    _add(client, units[0])
    page = client.get("/nguoi-dung/hoa.le/").content.decode()

    assert AuditEvent.objects.filter(target_ref="hoa.le").count() == 2
    assert "Cán bộ đơn vị, Sở A; từ 01/01/2026 đến 31/12/2026; QĐ 5/QĐ-SNV" in page
