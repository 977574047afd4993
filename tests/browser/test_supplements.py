"""A unit asked for more, and its answer, through the browser."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from scoring.models import Submission, Timetable
from tests.browser.conftest import PASSWORD, findings, sign_in
from tests.scoring.appraising import open_now
from tests.scoring.supplements import Asked, make_asked

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
LIST = "/tham-dinh/2020/bo-sung/"
DESK = "/tu-cham/2020/A/"


@pytest.fixture
def made() -> Asked:
    """A handed its sheet in; nothing is asked yet, and the timetable is around today."""
    found = make_asked(asked=False)
    Timetable.objects.update(self_closes_at=None)
    open_now()
    for person in User.objects.filter(is_system=False):
        person.set_password(PASSWORD)
        person.save()
    return found


def _as(page: Page, address: str, person: User) -> None:
    page.context.clear_cookies()
    sign_in(page, address, person.username)


def test_unit_is_asked_adds_and_hands_in_again(made, live_server, page):
    found: list[str] = []
    _as(page, live_server.url, made.desk.appraiser)
    page.goto(f"{live_server.url}{LIST}A/")
    found += findings(page)
    page.get_by_label("Cả lĩnh vực").check()
    page.get_by_label("Cần bổ sung gì").fill("Thiếu báo cáo quý III")
    until = Timetable.objects.get().appraisal_due_at - timedelta(days=2)
    page.get_by_label("Bổ sung đến hết ngày").fill(f"{until:%d/%m/%Y}")
    page.get_by_role("button", name="Gửi yêu cầu").click()
    expect(page.get_by_text("Đã yêu cầu Sở A bổ sung 1 tiêu chí.")).to_be_visible()
    found += findings(page)

    _as(page, live_server.url, made.officer)
    page.goto(f"{live_server.url}{DESK}1/")
    found += findings(page)
    page.locator("#tc-1\\.1 [name=points]").fill("8")
    page.keyboard.press("Enter")
    expect(page.locator("#tc-1\\.1")).to_have_attribute("data-version", "2")

    _as(page, live_server.url, made.head)
    page.goto(live_server.url + DESK)
    found += findings(page)
    page.get_by_label("Tôi cam kết").check()
    page.get_by_role("button", name="Nộp bổ sung").click()
    page.wait_for_url("**/bien-nhan/**")
    expect(page.get_by_text(Submission.objects.get(number=2).code)).to_be_visible()
    assert found == []
