import re

import pytest

from accounts.abilities import CHAPTERS
from accounts.models import Role
from tests import factories
from tests.accounts.people import make_admin, make_officer, make_units

pytestmark = pytest.mark.django_db
URL = "/nguoi-dung/"
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def units(client):
    client.force_login(make_admin())
    return make_units("A", "B")


def _names(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/nguoi-dung/([^/]+)/">', page)


def test_list_filters_and_keeps_the_filter_on_its_links(client, units):
    make_officer(units[0], "canbo.a")
    make_officer(units[1], "canbo.b")
    page = client.get(URL, {"don-vi": "B", "tim": "lê"}).content.decode()

    assert _names(page) == ["canbo.b"]
    assert "1 tài khoản theo điều kiện đang chọn" in page
    assert "/nguoi-dung/xuat.xlsx?don-vi=B&amp;tim=l%C3%AA" in page
    assert '<option value="B" selected>Sở B</option>' in page


def test_list_for_htmx_is_a_part_without_the_frame(client, units):
    page = client.get(URL, {"tim": "khong-co"}, **HTMX).content.decode()

    assert ("<html" in page, page.startswith('<div id="nguoi-dung">')) == (False, True)
    assert "Không có tài khoản nào theo điều kiện đang chọn." in page


def test_list_leafs_through_fifty_at_a_time(client, units):
    for number in range(50):
        make_officer(units[0], f"canbo-{number}")
    page = client.get(URL, {"vai-tro": "", "trang": "2"}).content.decode()

    assert len(_names(page)) == 1
    assert 'href="?vai-tro=&amp;trang=1"' in page


def test_head_of_a_unit_reads_the_own_people_and_changes_nobody(client, units):
    client.force_login(factories.make_person(Role.UNIT_HEAD, units[0]))
    make_officer(units[0], "canbo.a")
    make_officer(units[1], "canbo.b")
    page = client.get(URL).content.decode()

    assert (_names(page), "Thêm người dùng" in page) == (["canbo.a", "thu-truong"], False)
    own = client.get("/nguoi-dung/canbo.a/").content.decode()
    assert ("Đặt lại mật khẩu" in own, "Kết thúc" in own) == (False, False)
    assert client.get("/nguoi-dung/canbo.b/").status_code == 404
    assert client.post("/nguoi-dung/canbo.a/khoa/", {"reason": "x"}).status_code == 403


def test_workbook_is_handed_out_as_a_file(client, units):
    answer = client.get(f"{URL}xuat.xlsx")

    assert (answer.status_code, answer.headers["Content-Disposition"]) == (
        200,
        'attachment; filename="tai-khoan.xlsx"',
    )
    assert answer.content[:2] == b"PK"


def test_page_of_rights_marks_who_may(client, units):
    page = client.get("/nguoi-dung/quyen/").content.decode()

    assert page.count('scope="rowgroup"') == len(CHAPTERS)
    assert "Mở trang Quản trị" in page


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_eight_queries(client, units, count, django_assert_num_queries):
    for number in range(count):
        make_officer(units[0], f"canbo-{number}")
    with django_assert_num_queries(8):
        client.get(URL)
