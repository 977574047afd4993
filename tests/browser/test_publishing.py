"""From the check to the publication in a browser: prepared by one person, approved by another."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import Job, Role
from accounts.services.actors import system_actor
from accounts.services.add_account import add_account
from scoring.models import Publication
from tests.browser.conftest import PASSWORD, findings, sign_in
from tests.small_round import award, computed, small_round

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
PAGE = "/dot/2020/cong-bo/"


@pytest.fixture
def people():
    """A round computed twice, the second time with a tie at the edge of a class."""
    round = small_round({"A": "9", "B": "8.5", "C": "6.5"})
    computed(round)
    award(round, "B", points=9)
    computed(round)
    unit = round.assessments.first().unit
    for role in (Role.ROUND_ADMIN, Role.DEPARTMENT_LEADER):
        add_account(
            username=role.value,
            password=PASSWORD,
            full_name=role.label,
            role=role,
            unit=unit,
            valid_from=date(2020, 1, 1),
            by=system_actor(),
        )


def test_two_people_publish_in_the_browser(people, live_server, page):
    found = {}
    sign_in(page, live_server.url, Role.ROUND_ADMIN.value)
    page.goto(f"{live_server.url}/luot-tinh/so-sanh/")
    found["comparison"] = findings(page)
    page.goto(live_server.url + PAGE)
    found["preparing"] = findings(page)
    for box in page.locator("[name=xac-nhan]").all():
        box.check()
    page.fill("[name=respond_before]", f"{timezone.localdate() + timedelta(days=7):%d/%m/%Y}")
    page.click("text=Trình lãnh đạo duyệt")
    page.get_by_role("heading", name="Rút lại đề nghị").wait_for()
    found["prepared"] = findings(page)

    page.context.clear_cookies()
    sign_in(page, live_server.url, Role.DEPARTMENT_LEADER.value)
    page.click("text=Duyệt công bố kết quả dự kiến năm 2020")
    found["waiting"] = findings(page)
    page.click("text=Sở C")
    found["preview"] = findings(page)
    page.goto(live_server.url + PAGE)
    page.check("[name=seen]")
    page.click("text=Duyệt và công bố")
    page.get_by_text("Đã công bố kết quả lần 1").wait_for()
    found["published"] = findings(page)

    page.context.clear_cookies()
    sign_in(page, live_server.url, Role.ROUND_ADMIN.value)
    page.goto(f"{live_server.url}/van-ban/lan-cong-bo/{Publication.objects.get().pk}/so-ngay/")
    found["issuing"] = findings(page)
    page.fill("[name=cong-van-number]", "12/SNV-TCBM")
    page.fill("[name=cong-van-issued_on]", f"{timezone.localdate():%d/%m/%Y}")
    page.click("text=Ghi công văn")
    page.get_by_text("Đã ghi: Công văn số 12/SNV-TCBM").wait_for()
    found["issued"] = findings(page)
    assert {place: said for place, said in found.items() if said} == {}
    assert (Publication.objects.count(), Job.objects.get().kind) == (1, "render_documents")
