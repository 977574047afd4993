"""What an administrator of a round does on pages that need a certain moment of it."""

import pytest

from accounts.models import Role, Unit, User
from scoring.models import Award, Round
from tests import factories
from tests.browser.conftest import PASSWORD, findings, sign_in
from tests.scoring.handing_in import claim, make_desk

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk():
    """A round in which A asks for an exemption."""
    made = make_desk()
    claim(made.assessment(), state="not_applicable", points=None, reason="Không có thủ tục hành chính")
    made.admin.set_password(PASSWORD)
    made.admin.save()
    return made


def test_wish_is_granted_by_its_button(desk, live_server, page):
    sign_in(page, live_server.url, Role.ROUND_ADMIN.value)
    page.goto(f"{live_server.url}/dot/2020/pham-vi/")
    assert findings(page) == []
    page.get_by_role("button", name="Chấp thuận Sở A, 1.1").click()
    page.get_by_text("Đã chấp thuận: Sở A còn tối đa 10,00 điểm.").wait_for()

    assert Award.objects.get().state == "not_applicable"


def test_wish_is_refused_beside_it(desk, live_server, page):
    sign_in(page, live_server.url, Role.ROUND_ADMIN.value)
    page.goto(f"{live_server.url}/dot/2020/pham-vi/")
    page.get_by_label("Lý do không chấp thuận").fill("Có 3 thủ tục")
    page.get_by_role("button", name="Không chấp thuận").click()
    page.get_by_text("Đã trả lời không").wait_for()

    assert not Award.objects.exists()


def test_round_is_closed_with_a_reason(desk, live_server, page):
    Round.objects.update(state="final")
    sign_in(page, live_server.url, Role.ROUND_ADMIN.value)
    page.goto(f"{live_server.url}/dot/2020/")
    page.get_by_role("link", name="Đóng đợt").click()
    page.wait_for_url("**/dot/2020/dong/")
    assert findings(page) == []
    page.get_by_label("Lý do").fill("Đã xong")
    page.get_by_role("button", name="Đóng đợt").click()
    page.get_by_text("Đợt 2020 đã đóng.").wait_for()

    assert Round.objects.get().state == "closed"


def test_first_account_takes_its_roles_and_goes_on(live_server, page):
    User.objects.create_superuser("dau-tien", password=PASSWORD)
    sign_in(page, live_server.url, "dau-tien")
    assert findings(page) == []
    page.get_by_role("button", name="Nhận vai trò Quản trị đợt và Kỹ thuật").click()

    page.get_by_role("link", name="Nhập đơn vị", exact=True).wait_for()
    assert findings(page) == []


def test_menu_of_a_phone_stands_in_rows_of_short_words(desk, live_server, page):
    sign_in(page, live_server.url, Role.ROUND_ADMIN.value)
    page.set_viewport_size({"width": 390, "height": 844})
    lines = page.eval_on_selector_all(
        ".main-menu a", "all => all.map(a => Math.round(a.getBoundingClientRect().height))"
    )

    assert (len(lines) > 5, max(lines) < 60) == (True, True)


def test_unit_that_ended_names_its_heir(desk, live_server, page):
    heir = factories.make_unit(desk.a.group, "M", "Sở hợp nhất")
    Unit.objects.filter(pk=desk.a.pk).update(successor=heir, valid_to="2020-06-30")
    sign_in(page, live_server.url, Role.ROUND_ADMIN.value)
    page.goto(f"{live_server.url}/dot/2020/tien-do/A/")

    assert page.get_by_text("hoạt động đến hết ngày 30/06/2020").is_visible()
    assert findings(page) == []
