"""An appraisal confirmed through the browser: judged, closed, confirmed, accepted, and opened again."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from scoring.models import AppraisalStep
from tests.browser.conftest import PASSWORD, findings, sign_in
from tests.scoring.appraising import Appraisal, judged, make_appraisal, open_now
from tests.scoring.handing_in import claim

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
BOARD = "/tham-dinh/2020/xac-nhan/"
PART = f"{BOARD}A/1/LEAD/"
LEFT = "/tham-dinh/2020/chua-xong/"


@pytest.fixture
def desk() -> Appraisal:
    """Unit A claimed 7,5 and was awarded 6; the timetable is around today."""
    made = make_appraisal(is_sample=True)
    claim(made.assessment(), points="7.5")
    judged(made.assessment(), made.appraiser, points="6", reason="Thiếu báo cáo quý III")
    open_now()
    for person in User.objects.filter(is_system=False):
        person.set_password(PASSWORD)
        person.save()
    return made


def _as(page: Page, address: str, person: User) -> None:
    page.context.clear_cookies()
    sign_in(page, address, person.username)


def test_part_goes_up_to_the_department_and_comes_back(desk, live_server, page):
    _as(page, live_server.url, desk.appraiser)
    page.goto(live_server.url + BOARD)
    page.get_by_label("Chọn Sở A, lĩnh vực 1").check()
    page.get_by_role("button", name="Báo thẩm định xong", exact=True).click()
    expect(page.get_by_text("Đã thẩm định xong 1 phần.")).to_be_visible()

    _as(page, live_server.url, desk.chief)
    page.goto(live_server.url + BOARD)
    page.get_by_role("button", name="Xác nhận cả lĩnh vực 1").click()
    expect(page.get_by_text("Đã xác nhận 1 phần.")).to_be_visible()

    _as(page, live_server.url, desk.admin)
    page.goto(live_server.url + PART)
    page.get_by_role("button", name="Chấp nhận").dblclick()
    expect(page.get_by_text("Đã chấp nhận 1 phần.")).to_be_visible()
    page.get_by_label("Lý do mở khóa").fill("Đơn vị khiếu nại")
    page.get_by_role("button", name="Mở khóa").click()
    expect(page.get_by_text("Đã mở khóa 1 phần.")).to_be_visible()

    _as(page, live_server.url, desk.chief)
    page.goto(live_server.url + PART)
    page.get_by_label("Lý do trả về người thẩm định").fill("Chấm lại")
    page.get_by_role("button", name="Trả về người thẩm định").click()
    expect(page.get_by_role("button", name="Xác nhận")).to_be_visible()
    assert [step.to_state for step in AppraisalStep.objects.all()] == [
        *("closed", "confirmed", "accepted"),
        *("confirmed", "closed"),
    ]


def test_pages_are_accessible_at_both_widths(desk, live_server, page):
    found: list[str] = []
    pages = (BOARD, PART)
    for person, addresses in ((desk.appraiser, pages), (desk.chief, pages), (desk.admin, (*pages, LEFT))):
        _as(page, live_server.url, person)
        for address in addresses:
            assert page.goto(live_server.url + address).status == 200
            found += [f"{person.username} {address}: {said}" for said in findings(page)]
    assert found == []
