"""Accounts in a real browser: added, opened at the first sign-in, filtered; axe at both widths."""

from datetime import date

import pytest
from playwright.sync_api import Page

from accounts.models import Role, User
from accounts.services.actors import system_actor
from accounts.services.add_account import add_account
from accounts.services.people.import_accounts import import_accounts
from tests import factories
from tests.accounts.books import account_book
from tests.browser.conftest import PASSWORD, findings, sign_in

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
NEW_PASSWORD = "mot-cau-de-nho-2"


@pytest.fixture
def admin(live_server, page) -> Page:
    """Sở Nội vụ's administrator, on the list of people of two units."""
    group = factories.make_group()
    for code, name in (("SXD", "Sở Xây dựng"), ("SYT", "Sở Y tế")):
        unit = factories.make_unit(group, code, name)
        _account(f"canbo.{code.lower()}", Role.UNIT_OFFICER, unit)
    _account("quantri", Role.ROUND_ADMIN, unit)
    sign_in(page, live_server.url, "quantri")
    page.goto(f"{live_server.url}/nguoi-dung/")
    return page


def _account(username: str, role: Role, unit) -> None:
    add_account(
        username=username,
        password=PASSWORD,
        full_name=f"{role.label} {unit.name}",
        role=role,
        unit=unit,
        valid_from=date(2020, 1, 1),
        by=system_actor(),
    )


def _add(page: Page) -> str:
    """A new officer through the form; the temporary password of the slip."""
    page.get_by_role("link", name="Thêm người dùng").click()
    page.get_by_label("Tên đăng nhập").fill("hoa.le")
    page.get_by_label("Họ và tên").fill("Lê Thị Hoa")
    page.get_by_label("Vai trò", exact=True).select_option("can-bo")
    page.get_by_label("Đơn vị", exact=True).select_option(label="Sở Xây dựng (SXD)")
    page.get_by_role("button", name="Tạo tài khoản").click()
    return page.locator(".slip-password").inner_text()


def test_new_account_is_opened_with_its_slip_and_gets_its_own_password(admin, live_server):
    password = _add(admin)
    found = findings(admin)
    admin.context.clear_cookies()
    admin.goto(f"{live_server.url}/dang-nhap/")
    admin.fill("[name=username]", "hoa.le")
    admin.fill("[name=password]", password)
    admin.keyboard.press("Enter")
    admin.get_by_role("heading", name="Đổi mật khẩu").wait_for()
    found += findings(admin)
    for name, typed in (("old", password), ("new", NEW_PASSWORD), ("again", NEW_PASSWORD)):
        admin.fill(f"[name={name}]", typed)
    admin.get_by_role("button", name="Đổi mật khẩu").click()
    admin.get_by_text("Đã đổi mật khẩu.").wait_for()

    assert found == []
    assert User.objects.get(username="hoa.le").check_password(NEW_PASSWORD)


def test_choosing_a_unit_swaps_the_list_keeps_the_address_and_the_focus(admin):
    admin.get_by_label("Đơn vị").focus()
    admin.get_by_label("Đơn vị").select_option("SYT")
    admin.wait_for_url("**/nguoi-dung/?*don-vi=SYT*")
    admin.get_by_text("2 tài khoản theo điều kiện đang chọn").wait_for()

    assert admin.get_by_role("link", name="Cán bộ đơn vị Sở Xây dựng").count() == 0
    assert admin.evaluate("document.activeElement.id") == "don-vi"


def test_pages_about_people_are_accessible_at_both_widths(admin, live_server, tmp_path):
    person = "/nguoi-dung/canbo.sxd/"
    grant = User.objects.get(username="canbo.sxd").grants.get()
    row = ["hoa.le", "Lê Thị Hoa", "Cán bộ đơn vị", "SXD", "01/01/2026", None]
    book = account_book(tmp_path / "tai-khoan.xlsx", row)
    batch = import_accounts(path=book, by=User.objects.get(username="quantri")).batch
    acts = (
        "",
        "sua/",
        "dat-lai-mat-khau/",
        "khoa/",
        "vai-tro/",
        f"vai-tro/{grant.pk}/ket-thuc/",
        "ban-giao/",
    )
    lists = (
        "/nguoi-dung/",
        "/nguoi-dung/quyen/",
        "/nguoi-dung/them/",
        f"/nguoi-dung/mat-khau-tam/{batch.pk}/",
    )
    addresses = (*lists, *(person + act for act in acts))
    found = {}
    for address in addresses:
        assert admin.goto(live_server.url + address).status == 200
        found[address] = findings(admin)

    assert found == {address: [] for address in addresses}


def test_locked_out_person_reads_when_to_try_again(admin, live_server):
    admin.context.clear_cookies()
    for _ in range(6):
        admin.goto(f"{live_server.url}/dang-nhap/")
        admin.fill("[name=username]", "canbo.sxd")
        admin.fill("[name=password]", "khong-phai")
        admin.keyboard.press("Enter")
        admin.get_by_role("alert").wait_for()

    assert "Hãy thử lại sau 1 phút (từ " in admin.get_by_role("alert").inner_text()
    assert findings(admin) == []
