"""A self-assessment handed in through the browser: sent, submitted, its receipt, withdrawn."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from scoring.models import Submission
from scoring.services.submission.submit_assessment import submit_assessment
from tests.browser.conftest import PASSWORD, findings, sign_in
from tests.scoring.handing_in import Desk, ask_evidence, claim, make_desk, open_now

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
DESK = "/tu-cham/2020/A/"


@pytest.fixture
def desk() -> Desk:
    """One leaf, claimed and explained; the timetable around today."""
    made = make_desk(is_sample=True)
    open_now()
    ask_evidence()
    claim(made.assessment(), reason="Đã ban hành đủ kế hoạch", saved_by=made.officer)
    for person in User.objects.filter(is_system=False):
        person.set_password(PASSWORD)
        person.save()
    return made


def _as(page: Page, address: str, person: User) -> None:
    page.context.clear_cookies()
    sign_in(page, address, person.username)


def test_sheet_goes_from_officer_to_head_to_receipt_and_back(desk, live_server, page):
    _as(page, live_server.url, desk.officer)
    page.goto(live_server.url)
    page.get_by_role("link", name="Tự chấm năm 2020: Sở A").click()
    page.get_by_role("link", name="Kiểm tra và gửi thủ trưởng").click()
    page.get_by_role("button", name="Gửi thủ trưởng").click()
    expect(page.get_by_text("Đã gửi thủ trưởng.")).to_be_visible()

    _as(page, live_server.url, desk.head)
    page.goto(live_server.url)
    page.get_by_role("link", name="Kiểm tra và nộp bản tự chấm năm 2020: Sở A").click()
    page.get_by_role("link", name="Kiểm tra và nộp").click()
    page.get_by_label("Tôi cam kết").check()
    page.get_by_role("button", name="Nộp bản tự chấm").dblclick()
    page.wait_for_url("**/bien-nhan/**")
    submission = Submission.objects.get()
    expect(page.get_by_text(submission.code)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải báo cáo để in, ký (PDF)").click()
    assert download.value.suggested_filename == "bao-cao-tu-danh-gia-2020-A.pdf"

    page.goto(f"{live_server.url}{DESK}kiem-tra/")
    page.get_by_label("Lý do").fill("Sửa số liệu")
    page.get_by_role("button", name="Rút lại").click()
    expect(page.get_by_text("Đã rút lại.")).to_be_visible()
    page.goto(f"{live_server.url}{DESK}bien-nhan/{submission.code}/")
    expect(page.get_by_text("Lần nộp này không còn hiệu lực")).to_be_visible()


def test_head_who_does_not_declare_stays_on_the_page(desk, live_server, page):
    _as(page, live_server.url, desk.head)
    page.goto(f"{live_server.url}{DESK}kiem-tra/")
    page.get_by_role("button", name="Nộp bản tự chấm").click()

    assert page.url.endswith("/kiem-tra/")
    assert Submission.objects.count() == 0


def test_answers_open_all_at_once(desk, live_server, page):
    _as(page, live_server.url, desk.head)
    page.goto(f"{live_server.url}{DESK}kiem-tra/")
    expect(page.get_by_text("Đã ban hành đủ kế hoạch")).to_be_hidden()
    page.get_by_role("link", name="Mở tất cả").click()

    expect(page.get_by_text("Đã ban hành đủ kế hoạch")).to_be_visible()


def test_pages_of_the_desk_are_accessible_at_both_widths(desk, live_server, page):
    found: list[str] = []

    def look(person: User, *addresses: str) -> None:
        _as(page, live_server.url, person)
        for address in addresses:
            assert page.goto(live_server.url + address).status == 200
            found.extend(f"{person.username} {address}: {said}" for said in findings(page))

    look(desk.officer, "/", "/tu-cham/?danh-sach", DESK, f"{DESK}kiem-tra/")
    look(desk.head, f"{DESK}kiem-tra/?mo=tat-ca")
    submission = submit_assessment(assessment=desk.assessment(), declared=True, by=desk.head)
    look(desk.head, DESK, f"{DESK}kiem-tra/", f"{DESK}bien-nhan/{submission.code}/")
    look(desk.admin, "/", "/tu-cham/", f"{DESK}kiem-tra/")

    assert found == []
