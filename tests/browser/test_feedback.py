"""A unit asks, its lead unit agrees, Sở Nội vụ decides: in the browser, from end to end."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from accounts.models import User
from documents.services.render_answer import render_answer
from feedback.core.words import ObjectionState, Outcome
from feedback.models import ReplySending
from feedback.services.reply.attach_paper import attach_paper
from tests.browser.conftest import PASSWORD, findings, sign_in
from tests.cchc_portal.lib.files import samples
from tests.documents.answers import decided
from tests.feedback.season import Season, agreed, make_season, paper, saved, sent
from tests.feedback.second_window import FIRST, published_anew
from tests.feedback.views.conftest import open_now

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
REPLY = "/y-kien/tra-loi/2020/A/"


@pytest.fixture
def season() -> Season:
    made = open_now(make_season())
    for person in User.objects.filter(is_system=False):
        person.set_password(PASSWORD)
        person.save()
    return made


def _as(page: Page, address: str, person: User) -> None:
    page.context.clear_cookies()
    sign_in(page, address, person.username)


def _file(name: str) -> dict[str, object]:
    return {"name": name, "mimeType": "application/pdf", "buffer": samples.pdf()}


def test_request_saves_itself_is_sent_agreed_to_and_decided(season, live_server, page):
    today = f"{timezone.localdate():%d/%m/%Y}"
    _as(page, live_server.url, season.officer)
    page.goto(f"{live_server.url}{REPLY}")
    page.get_by_role("link", name="Đề nghị điều chỉnh tiêu chí 1.1").click()
    page.get_by_label("Điểm", exact=True).fill("8,5")
    page.get_by_label("Lý do, căn cứ đề nghị").fill("Thiếu số liệu tháng 12")
    expect(page.locator("[data-request-state]")).to_contain_text("Đã lưu lúc")
    assert season.objection().points == 8.5

    page.goto(f"{live_server.url}{REPLY}kiem-tra/")
    page.get_by_label("Số, ký hiệu").fill("37/UBND-NV")
    page.get_by_label("Ngày văn bản").fill(today)
    page.get_by_label("Tệp đã ký").set_input_files(_file("Công văn 37.pdf"))
    page.get_by_role("button", name="Nhận văn bản").click()
    expect(page.get_by_text("Đã nhận Văn bản số 37/UBND-NV")).to_be_visible()

    _as(page, live_server.url, season.head)
    page.goto(f"{live_server.url}{REPLY}kiem-tra/")
    page.get_by_label("Tôi chịu trách nhiệm").check()
    page.get_by_role("button", name="Gửi đề nghị").dblclick()
    page.wait_for_url("**/bien-nhan/**")
    expect(page.get_by_text(ReplySending.objects.get().code).first).to_be_visible()

    thread = f"{live_server.url}/y-kien/{season.objection().pk}/"
    _as(page, live_server.url, season.appraiser)
    page.goto(thread)
    page.get_by_role("link", name="Ghi thống nhất hoặc không").click()
    page.get_by_label("Thống nhất điều chỉnh").check()
    page.get_by_label("Điểm", exact=True).fill("8,5")
    page.get_by_label("Số, ký hiệu").fill("12/BB")
    page.get_by_label("Ngày văn bản").fill(today)
    page.get_by_label("Tệp đã ký").set_input_files(_file("Biên bản.pdf"))
    page.get_by_role("button", name="Ghi ý kiến").click()
    page.wait_for_url(thread)

    _as(page, live_server.url, season.admin)
    page.goto(thread)
    expect(page.get_by_text("Nếu chấp nhận toàn bộ +1,50: chỉ số 60,00 → 66,00")).to_be_visible()
    page.get_by_label("Chấp nhận toàn bộ").check()
    page.get_by_label("Lý do, căn cứ").fill("Đủ hồ sơ")
    page.get_by_role("button", name="Ghi quyết định").click()
    expect(page.get_by_text("Đã quyết định: chấp nhận toàn bộ.")).to_be_visible()
    assert season.objection().status == ObjectionState.ACCEPTED


def test_request_typed_before_its_script_is_there_saves_itself(season, live_server, page):
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/js/request.js", hold)
    _as(page, live_server.url, season.officer)
    page.goto(f"{live_server.url}{REPLY}tieu-chi/1.1/", wait_until="commit")
    page.get_by_label("Lý do, căn cứ đề nghị").fill("Thiếu số liệu tháng 12")
    held[0].continue_()

    expect(page.locator("[data-request-state]")).to_contain_text("Đã lưu lúc")
    assert season.objection().reason == "Thiếu số liệu tháng 12"


def test_request_that_is_not_saved_yet_is_not_left_without_a_word(season, live_server, page):
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    _as(page, live_server.url, season.officer)
    page.goto(f"{live_server.url}{REPLY}tieu-chi/1.1/")
    page.route("**/tieu-chi/1.1/", lambda route: None)  # the server does not answer
    page.get_by_label("Lý do, căn cứ đề nghị").press_sequentially("Thiếu")
    page.get_by_role("link", name="Về phụ lục").click()

    expect(page.get_by_role("heading", name="Đề nghị điều chỉnh tiêu chí 1.1")).to_be_visible()
    assert asked == ["beforeunload"]


def test_pages_of_feedback_are_accessible_at_both_widths(season, live_server, page):
    now, found = timezone.now(), []
    saved(season, now=now)
    saved(season, "3.2", choice="Có", now=now)
    attach_paper(window=season.window, unit=season.a, given=paper(), by=season.officer, now=now)

    def look(person: User, *addresses: str) -> None:
        _as(page, live_server.url, person)
        for address in addresses:
            assert page.goto(live_server.url + address).status == 200
            found.extend(f"{person.username} {address}: {said}" for said in findings(page))

    look(season.head, "/y-kien/", REPLY, f"{REPLY}tieu-chi/1.1/", f"{REPLY}kiem-tra/")
    code = sent(season, now=now).code
    agreed(season, now=now)
    thread = f"/y-kien/{season.objection().pk}/"
    look(season.head, REPLY, f"{REPLY}kiem-tra/", f"{REPLY}bien-nhan/{code}/", thread)
    look(season.appraiser, thread, "/y-kien/thong-nhat/", "/y-kien/thong-nhat/2020/A/1.1/")
    office = ("/y-kien/", "/y-kien/hom-nay/", "/y-kien/don-vi/", "/y-kien/don-vi/2020/B/gia-han/")
    look(season.admin, *office, "/y-kien/chu-tri/2020/", thread, "/van-ban/tra-loi/")
    for asked in ("1.1", "3.2"):
        decided(season, asked, Outcome.REJECT)
    letter = render_answer(window=season.window, unit=season.a, by=season.admin)
    look(season.admin, "/van-ban/tra-loi/", f"/van-ban/{letter.pk}/so-ngay/")
    look(season.head, "/van-ban/tra-loi/")
    published_anew(season)
    look(season.admin, "/van-ban/tra-loi/", "/y-kien/thong-nhat/")
    look(season.appraiser, thread, f"/y-kien/thong-nhat/2020/A/1.1/?lan={FIRST}")
    look(season.head, f"/ket-qua/A/?lan={FIRST}")
    expect(page.get_by_text("đã được thay bằng lần 2")).to_be_visible()

    assert found == []
