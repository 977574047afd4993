"""A working session from the calendar to its recorded number and signed scan, on its real screens."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from accounts.models import Role, User
from scoring.core.sessions import MarkState
from scoring.models import Assessment, Award, Criterion, MinutesIssue, SessionMark, WorkingSession
from scoring.services.sessions.close_session import close_session
from tests import factories
from tests.browser.conftest import PASSWORD, findings, sign_in
from tests.cchc_portal.lib.files import samples
from tests.scoring.meetings import Meeting, make_meeting, marked, planned, ready

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def meeting() -> Meeting:
    made = make_meeting(is_sample=True)
    factories.make_person(Role.DEPARTMENT_LEADER)
    for person in User.objects.filter(is_system=False):
        person.set_password(PASSWORD)
        person.save()
    return made


@pytest.fixture
def appraiser(meeting) -> User:
    """Of B, which leads both criteria; A has handed its sheet in."""
    Criterion.objects.filter(method="judgement").update(lead_unit=meeting.b)
    Assessment.objects.filter(unit=meeting.a).update(state="submitted")
    return _known(factories.make_person(Role.APPRAISER, meeting.b))


def _known(person: User) -> User:
    person.set_password(PASSWORD)
    person.save()
    return person


def _as(page: Page, address: str, person: User) -> None:
    page.context.clear_cookies()
    sign_in(page, address, person.username)


def _save_is_told(page: Page) -> None:
    expect(page.locator("[data-bar-words]")).to_contain_text("Đã lưu lúc")


def _judged(page: Page) -> None:
    """From the queue to a line of Sở A, judged anew."""
    page.get_by_role("link", name="Thẩm định", exact=True).click()
    page.get_by_role("link", name="Sở A").click()
    page.wait_for_url("**/don-vi/A/1/")
    row = page.locator('tr[data-code="1.1"]')
    row.locator("[name=points]").fill("6,5")
    row.locator("[name=reason]").fill("Thiếu báo cáo quý IV")
    row.locator("[name=reason]").blur()
    _save_is_told(page)


def _planned(page: Page) -> None:
    """Sessions of both units on one working day, and the units invited."""
    today = timezone.localdate()
    while today.weekday() > 4:
        today += timedelta(days=1)  # sessions are spread over working days
    page.get_by_role("link", name="Lên lịch").click()
    page.get_by_label("Từ ngày").fill(f"{today:%d/%m/%Y}")
    page.get_by_label("Đến hết ngày").fill(f"{today:%d/%m/%Y}")
    page.get_by_role("button", name="Xếp thử").click()
    page.get_by_role("button", name="Ghi các buổi đã đánh dấu").dblclick()
    expect(page.get_by_text("Đã lên lịch 2 buổi làm việc.")).to_be_visible()
    page.get_by_role("link", name="Mời đơn vị").click()
    page.get_by_role("button", name="Mời các đơn vị đã đánh dấu").click()


def _recorded(page: Page) -> None:
    """One line reserved, the other agreed; who took part, what came of it, closed."""
    page.get_by_role("link", name="Sở A").click()
    page.get_by_role("button", name="Bắt đầu buổi làm việc").dblclick()
    page.wait_for_url("**/ghi/")
    page.get_by_label("Kết quả tiêu chí 1.2").select_option("reserved")
    page.get_by_label("Ghi chú tiêu chí 1.2").fill("Đơn vị đề nghị 6 điểm")
    page.get_by_label("Ghi chú tiêu chí 1.2").blur()
    _save_is_told(page)
    page.get_by_label("Phía đơn vị", exact=True).fill("Nguyễn Văn An, Giám đốc")
    page.get_by_label("Kết luận", exact=True).fill("Hai bên thống nhất.")
    expect(page.locator("[data-details-told]")).to_contain_text("Đã lưu lúc")
    page.get_by_role("button", name="Thống nhất tất cả dòng còn lại").click()
    expect(page.get_by_text("Đã thống nhất 1 dòng còn lại.")).to_be_visible()
    page.get_by_role("button", name="Chốt biên bản").dblclick()
    expect(page.get_by_text("Đã chốt biên bản, mã xác thực")).to_be_visible()


def _numbered(page: Page) -> None:
    """Number, day and signed scan, from what waits on the clerk's home page."""
    page.get_by_role("link", name="Ghi số, bản ký biên bản làm việc").click()
    page.get_by_role("link", name="Ghi số, bản ký").click()
    page.get_by_label("Số biên bản", exact=True).fill("12")
    page.get_by_label("Ngày ban hành", exact=True).fill(f"{timezone.localdate():%d/%m/%Y}")
    scan = {"name": "ban-ky.pdf", "mimeType": "application/pdf", "buffer": samples.pdf()}
    page.get_by_label("Bản ký (PDF)").set_input_files(scan)
    page.get_by_role("button", name="Ghi", exact=True).dblclick()
    expect(page.get_by_text("Số 12/BB-TGV ngày").first).to_be_visible()


def test_session_goes_from_the_queue_to_its_number_and_scan(meeting, appraiser, live_server, page):
    calendar = f"{live_server.url}/lam-viec/2020/"
    _as(page, live_server.url, appraiser)
    _judged(page)

    _as(page, live_server.url, meeting.admin)
    page.goto(calendar)
    _planned(page)

    _as(page, live_server.url, meeting.head)
    page.get_by_role("link", name="Làm việc giữa Tổ giúp việc và Sở A").click()
    expect(page.get_by_text("Biên bản có ở đây sau khi")).to_be_visible()

    _as(page, live_server.url, meeting.secretary)
    page.goto(calendar)
    _recorded(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Biên bản (PDF)").click()
    assert "BIÊN BẢN" in PdfReader(download.value.path()).pages[0].extract_text()

    _as(page, live_server.url, _known(factories.make_person(Role.CLERK)))
    _numbered(page)
    issue, award = MinutesIssue.objects.get(), Award.objects.current().get(criterion_code="1.1")
    told = f"Biên bản làm việc số 12/BB-TGV ngày {issue.issued_on:%d/%m/%Y}"
    assert (issue.number, issue.size) == ("12/BB-TGV", len(samples.pdf()))
    assert (award.points, award.document) == (Decimal("6.5"), told)

    _as(page, live_server.url, appraiser)
    page.goto(f"{live_server.url}/tham-dinh/2020/don-vi/A/1/")
    page.locator('tr[data-code="1.1"] a.leaf-guide').click()
    expect(page.locator("#bang-ben .panel-history").get_by_text(told).first).to_be_visible()


def test_two_secretaries_on_one_line_choose_between_their_marks(meeting, live_server, context):
    ready(meeting)
    session, page = meeting.session(), context.new_page()  # its console may complain of the answer 409
    _as(page, live_server.url, meeting.secretary)
    page.goto(f"{live_server.url}/lam-viec/2020/{session.pk}/ghi/")
    marked(meeting, "1.1", MarkState.RESERVED, "Chưa rõ", version=1, by=meeting.leader)
    page.get_by_label("Kết quả tiêu chí 1.1").select_option("open")
    expect(page.get_by_text("Dòng này vừa được người khác đánh dấu.")).to_be_visible()
    expect(page.locator("[data-theirs]").first).to_have_text("Bảo lưu (Chưa rõ)")
    page.get_by_role("button", name="Giữ ý của tôi").click()
    _save_is_told(page)

    assert SessionMark.objects.get(criterion_code="1.1").state == "open"


def test_screen_works_without_script(meeting, live_server, browser):
    ready(meeting)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, live_server.url, meeting.secretary.username)
    page.goto(f"{live_server.url}/lam-viec/2020/{meeting.session().pk}/ghi/")
    page.get_by_label("Kết quả tiêu chí 1.1").select_option("open")
    page.get_by_role("button", name="Lưu dòng này (1.1)").click()
    expect(page.get_by_text("Đã lưu tiêu chí 1.1.")).to_be_visible()
    page.get_by_role("button", name="Lưu nội dung").click()
    expect(page.get_by_text("Đã lưu nội dung buổi làm việc.")).to_be_visible()
    page.get_by_role("button", name="Thống nhất tất cả dòng còn lại").click()
    page.get_by_role("button", name="Chốt biên bản").click()
    expect(page.get_by_text("Đã chốt biên bản, mã xác thực")).to_be_visible()
    context.close()

    assert WorkingSession.objects.get().state == "closed"


def test_pages_of_sessions_are_accessible_at_both_widths(meeting, live_server, page):
    ready(meeting)
    session = meeting.session()
    other = planned(meeting, meeting.b, at=session.starts_at)
    hours = "morning_from=08:00&morning_to=11:30&afternoon_from=13:30&afternoon_to=17:00"
    days = f"first=01/12/2020&last=02/12/2020&{hours}"
    found: list[str] = []

    def look(person: User, *addresses: str) -> None:
        _as(page, live_server.url, person)
        for address in addresses:
            assert page.goto(live_server.url + address).status == 200
            found.extend(f"{person.username} {address}: {said}" for said in findings(page))

    base, here = "/lam-viec/2020/", f"/lam-viec/2020/{session.pk}/"
    look(meeting.secretary, f"{here}ghi/")
    unplanned = factories.make_unit(meeting.a.group, "C")
    unplanned.assessments.create(round=meeting.round)
    member = f"/to-giup-viec/2020/{meeting.members[0].pk}/"
    plan = (f"{base}len-lich/?{days}", f"{base}{other.pk}/", f"{base}{other.pk}/sua/")
    look(meeting.admin, base, "/to-giup-viec/2020/", member, *plan, f"{base}moi/")
    close_session(session=session, by=meeting.secretary)
    look(meeting.admin, here, f"{here}ghi/", f"{here}phat-hanh/")
    look(meeting.head, base, here)

    assert found == []
