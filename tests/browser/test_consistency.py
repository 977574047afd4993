"""The consistency desk and the queue of second looks at both widths."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.conftest import PASSWORD, findings, sign_in
from tests.scoring.appraising import Appraisal, judged, make_appraisal, open_now
from tests.scoring.handing_in import claim

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk() -> Appraisal:
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


def test_line_is_marked_and_kept_with_an_explanation(desk, live_server, page):
    _as(page, live_server.url, desk.admin)
    page.goto(f"{live_server.url}/tham-dinh/2020/nhat-quan/")
    found = findings(page)
    page.get_by_role("link", name="đánh dấu tiêu chí 1.1 cần xem lại").first.click()
    page.get_by_label("Vì sao cần xem lại").fill("Khác đơn vị B")
    page.get_by_role("button", name="Đánh dấu", exact=True).click()
    expect(page.get_by_text("Đã đánh dấu Sở A, tiêu chí 1.1.")).to_be_visible()

    _as(page, live_server.url, desk.appraiser)
    page.goto(f"{live_server.url}/tham-dinh/2020/xem-lai/")
    found += findings(page)
    page.get_by_label("Giải trình").fill("Thiếu báo cáo thật")
    page.get_by_role("button", name="Giữ điểm").click()
    expect(page.get_by_text("Đã giải quyết.")).to_be_visible()
    assert found == []
