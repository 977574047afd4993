"""Every page in a browser at both widths: no violation that axe finds, nothing wider than the screen."""

from datetime import date

import pytest

from accounts.models import Role, Unit
from accounts.services.actors import system_actor
from accounts.services.add_account import add_account
from documents.models import DocumentKind
from documents.services.render_documents import render_document
from tests.browser.conftest import PASSWORD, findings, sign_in
from tests.rounds import filled_sample_round, published

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
UNIT = "SXD"
PAGES = {
    Role.DEPARTMENT_LEADER: (
        *(
            "/",
            "/tong-quan/",
            "/tong-quan/?nhom=SO",
            "/xep-hang/",
            f"/ket-qua/{UNIT}/?mo=tat-ca",
            "/ket-qua/CU/",
        ),
        *("/luot-tinh/", "/van-ban/"),
    ),
    Role.ROUND_ADMIN: (
        *("/dot/", "/dot/them/", "/dot/2020/", "/dot/2020/lich/", "/dot/2020/tien-do/"),
        *(f"/dot/2020/tien-do/{UNIT}/", "/dot/2020/nhac/", "/dot/2020/pham-vi/"),
        *("/nhat-ky/", "/nhap/don-vi/", "/dot/2020/tieu-chi/"),
        *("/dot/2020/phan-cong/", "/dot/2020/van-ban/", "/dot/2020/dinh-chinh/", "/dot/2020/cong-bo/"),
    ),
    Role.UNIT_OFFICER: ("/", "/xep-hang/", f"/ket-qua/{UNIT}/", "/van-ban/"),
}


@pytest.fixture
def season():
    """The sample round, published, with its letter; two people to look at it."""
    publication = published(filled_sample_round())
    render_document(publication=publication, kind=DocumentKind.LETTER, by=system_actor())
    heir = Unit.objects.get(code=UNIT)
    Unit.objects.create(
        code="CU", name="Sở cũ", group=heir.group, successor=heir, valid_to=date(2019, 12, 31)
    )
    for role in PAGES:
        add_account(
            username=role.value,
            password=PASSWORD,
            full_name=role.label,
            role=role,
            unit=Unit.objects.get(code=UNIT),
            valid_from=date(2020, 1, 1),
            by=system_actor(),
        )
    return publication


def test_pages_are_accessible_at_both_widths(season, live_server, page):
    page.goto(f"{live_server.url}/dang-nhap/")
    found = {"login": findings(page)}
    for role, addresses in PAGES.items():
        page.context.clear_cookies()
        sign_in(page, live_server.url, role.value)
        for address in addresses:
            assert page.goto(live_server.url + address).status == 200
            found[f"{role.value} {address}"] = findings(page)

    assert {place: said for place, said in found.items() if said} == {}


def test_a_figure_opens_to_its_explanation(season, live_server, page):
    sign_in(page, live_server.url, Role.DEPARTMENT_LEADER.value)
    page.goto(f"{live_server.url}/ket-qua/SNV/")
    page.get_by_text("Mức độ thực hiện kế hoạch CCHC năm").click()

    assert page.get_by_text("Số liệu: 6/8 = 75%.").is_visible()


def test_choosing_a_group_swaps_the_overview_and_keeps_the_address(season, live_server, page):
    sign_in(page, live_server.url, Role.DEPARTMENT_LEADER.value)
    page.goto(f"{live_server.url}/tong-quan/")
    page.get_by_role("link", name="Các đơn vị ngành dọc đóng trên địa bàn tỉnh").first.click()
    page.wait_for_url("**/tong-quan/?nhom=NGANHDOC")

    assert page.get_by_text("Công an tỉnh").first.is_visible()
    assert page.get_by_text("Sở Khoa học và Công nghệ").count() == 0
