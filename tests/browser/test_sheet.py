"""The sheet in a real browser: saved by itself, never over another's value, kept without a line."""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from accounts.models import Role, Unit
from accounts.services.actors import system_actor
from accounts.services.add_account import add_account
from scoring.models import Assessment, Claim, ClaimChange
from tests.browser.conftest import PASSWORD, sign_in
from tests.browser.test_uploads import findings
from tests.rounds import opened_edge_round
from tests.scoring.sheets_of_units import saved

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
SHEET = "/tu-cham/2031/P01/A/"
# Chromium logs every answer that is no success, and every request without a line; both are wanted here.
EXPECTED = "Failed to load resource"
PASTE = """(text) => {
  const carried = new DataTransfer();
  carried.setData("text/plain", text);
  const pasted = new ClipboardEvent("paste", {clipboardData: carried, bubbles: true, cancelable: true});
  document.activeElement.dispatchEvent(pasted);
}"""


@pytest.fixture
def assessment() -> Assessment:
    edge = opened_edge_round()
    add_account(
        username="canbo",
        password=PASSWORD,
        full_name="Nguyễn Văn Minh",
        role=Role.UNIT_OFFICER,
        unit=Unit.objects.get(code="P01"),
        valid_from=date(2020, 1, 1),
        by=system_actor(),
    )
    return edge.assessments.get(unit__code="P01")


@pytest.fixture
def desk(assessment, live_server, context: BrowserContext) -> Iterator[Page]:
    """The officer at the first domain; the console may only complain of answers."""
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and EXPECTED not in message.text:
            said.append(message.text)

    opened = context.new_page()
    opened.on("console", listen)
    opened.on("pageerror", lambda error: said.append(str(error)))
    sign_in(opened, live_server.url, "canbo")
    opened.goto(live_server.url + SHEET)
    yield opened
    assert said == []


def row(page: Page, code: str) -> Locator:
    return page.locator(f'tr[data-code="{code}"]')


def stands(page: Page, code: str, state: str) -> None:
    expect(row(page, code)).to_have_attribute("data-state", state)


def fields(page: Page, code: str) -> list[str]:
    return [field.input_value() for field in row(page, code).locator("[data-entry]").all()]


def kept(page: Page) -> int:
    """How many changes the machine keeps."""
    return page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('cchc:')).length")


def test_row_is_saved_on_enter_and_the_server_adds_up(desk):
    row(desk, "A.2").locator("[name=value]").focus()
    for text in ("30", "40"):
        desk.keyboard.type(text)
        desk.keyboard.press("Enter")

    stands(desk, "A.2", "saved")
    expect(row(desk, "A.2").locator("[data-points]")).to_have_text("5,25")
    expect(row(desk, "A.2").locator("[data-reckoning]")).to_have_text("Số liệu: 30/40 = 75%.")
    expect(desk.locator("[data-domain-tally]")).to_have_text("5,25 / 20,00 điểm")
    expect(desk.locator("[data-bar-words]")).to_contain_text("Đã lưu lúc")
    assert desk.evaluate("document.activeElement.id") == "so-A.3.1"
    assert (kept(desk), Claim.objects.get().value) == (0, 30)


def test_row_is_saved_when_the_person_pauses_or_leaves(desk):
    row(desk, "A.3.1").locator("[name=value]").fill("2")
    stands(desk, "A.3.1", "saved")
    row(desk, "A.2").locator("[name=value]").fill("30")
    desk.wait_for_timeout(1500)
    assert Claim.objects.count() == 1  # half a ratio waits for its other half
    row(desk, "A.1").locator("[name=value]").focus()

    stands(desk, "A.2", "saved")
    expect(row(desk, "A.2").locator("[data-reckoning]")).to_contain_text("Số liệu: 30%.")


def test_wrong_value_is_told_and_not_saved(desk):
    row(desk, "A.3.1").locator("[name=value]").fill("1,5")
    desk.keyboard.press("Tab")

    stands(desk, "A.3.1", "invalid")
    expect(row(desk, "A.3.1").locator("[data-message]")).to_have_text("Số trường hợp phải là số nguyên")
    assert row(desk, "A.3.1").locator("[name=value]").get_attribute("aria-invalid") == "true"
    assert Claim.objects.count() == 0


@pytest.mark.parametrize(
    ("choice", "value", "versions"),
    [("Giữ số của tôi", "3", [1, 2]), ("Lấy số đã lưu", "1", [1])],
)
def test_two_officers_at_one_row_choose_whose_value_stays(desk, assessment, choice, value, versions):
    saved(assessment, system_actor(), code="A.3.1", value="1")
    row(desk, "A.3.1").locator("[name=value]").fill("3")
    desk.keyboard.press("Tab")
    stands(desk, "A.3.1", "conflict")
    told = row(desk, "A.3.1").locator("[data-conflict]").inner_text()
    found = findings(desk)
    row(desk, "A.3.1").get_by_text(choice).click()
    stands(desk, "A.3.1", "saved")

    assert "Hệ thống lưu 1 lúc 09:00 ngày 10/11/2020; bạn nhập 3." in told
    assert found == []
    assert (fields(desk, "A.3.1"), int(Claim.objects.get().value)) == ([value], int(value))
    assert list(ClaimChange.objects.order_by("version").values_list("version", flat=True)) == versions


def test_changes_made_without_a_line_are_kept_and_sent_later(desk):
    desk.context.set_offline(True)
    row(desk, "A.3.1").locator("[name=value]").fill("2")
    desk.keyboard.press("Enter")
    stands(desk, "A.3.1", "local")
    expect(desk.locator("[data-bar-words]")).to_have_text("Mất kết nối, 1 thay đổi đang giữ trên máy")
    before = (kept(desk), Claim.objects.count())
    desk.context.set_offline(False)
    stands(desk, "A.3.1", "saved")

    assert (before, kept(desk), int(Claim.objects.get().value)) == ((1, 0), 0, 2)


def test_what_an_earlier_visit_kept_is_sent_under_its_old_version(desk, assessment, live_server):
    """Kept over a reload; meanwhile another saved the row, so the person is asked."""
    desk.route("**/luu/", lambda route: route.abort())
    row(desk, "A.3.1").locator("[name=value]").fill("2")
    desk.keyboard.press("Enter")
    stands(desk, "A.3.1", "local")
    saved(assessment, system_actor(), code="A.3.1", value="1")
    desk.unroute("**/luu/")
    desk.on("dialog", lambda dialog: dialog.accept())
    desk.goto(live_server.url + SHEET)
    stands(desk, "A.3.1", "conflict")

    assert (fields(desk, "A.3.1"), int(Claim.objects.get().value)) == (["2"], 1)


def test_leaving_with_unsaved_work_asks_first(desk, live_server):
    asked: list[str] = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.route("**/luu/", lambda route: route.abort())
    row(desk, "A.3.1").locator("[name=value]").fill("2")
    desk.keyboard.press("Enter")
    stands(desk, "A.3.1", "local")
    desk.get_by_role("link", name="Trang chủ").click()
    desk.wait_for_url(f"{live_server.url}/")

    assert asked == ["beforeunload"]


def test_signing_out_clears_what_was_kept(desk):
    desk.evaluate("localStorage.setItem('cchc:2031:P01:1|A.1', '{}')")
    desk.goto(desk.url.partition("/tu-cham")[0])
    desk.locator("details.account summary").click()
    desk.get_by_role("button", name="Đăng xuất").click()
    desk.wait_for_url("**/dang-nhap/")

    assert kept(desk) == 0


def test_excel_column_fills_the_rows_down(desk):
    row(desk, "A.1").locator("[name=value]").focus()
    desk.evaluate(PASTE, "Kế hoạch\t9\t10\r\nHồ sơ\t30\t40\r\nChậm\t2\r\n")
    for code in ("A.1", "A.2", "A.3.1"):
        stands(desk, code, "saved")

    assert [fields(desk, code) for code in ("A.1", "A.2", "A.3.1")] == [["9", "10"], ["30", "40"], ["2"]]
    assert Claim.objects.count() == 3


def test_keys_walk_the_fields_and_skip_nothing(desk):
    desk.locator("[id='so-A.1']").focus()
    places = []
    for key in ("Enter", "ArrowDown", "Shift+Enter", "ArrowUp"):
        desk.keyboard.press(key)
        places.append(desk.evaluate("document.activeElement.id"))

    assert places == ["tong-A.1", "so-A.2", "tong-A.1", "so-A.1"]


def test_parts_and_nothing_of_a_checklist_shut_each_other_out(desk):
    parts = row(desk, "A.3.2").locator("[type=checkbox]")
    parts.first.check()
    stands(desk, "A.3.2", "saved")
    parts.last.check()
    expect(parts.first).not_to_be_checked()
    stands(desk, "A.3.2", "saved")
    desk.wait_for_function("document.querySelector('[data-code=\"A.3.2\"]').dataset.version === '2'")

    assert Claim.objects.get().choice == "Không"


def test_no_case_needs_its_reason_before_it_is_saved(desk):
    row(desk, "A.2").locator("summary").click()
    row(desk, "A.2").get_by_label("Không phát sinh").check()
    expect(row(desk, "A.2").locator("[name=value]")).to_be_hidden()
    row(desk, "A.2").locator("[name=reason]").fill("Không có hồ sơ")
    stands(desk, "A.2", "saved")

    assert Claim.objects.get().state == "no_case"
    expect(row(desk, "A.2").locator("[data-points]")).to_have_text("7,00")


def test_sheet_that_closes_meanwhile_leaves_what_was_typed_to_copy(desk, assessment):
    Assessment.objects.filter(pk=assessment.pk).update(state="submitted")
    row(desk, "A.3.1").locator("[name=value]").fill("2")
    desk.keyboard.press("Tab")
    stands(desk, "A.3.1", "locked")

    assert fields(desk, "A.3.1") == ["2"]
    expect(desk.locator("[data-bar-words]")).to_contain_text("Bản tự chấm đã nộp")


def test_guidance_follows_the_row_and_on_phones_opens_under_it(desk):
    row(desk, "A.2").locator("[name=value]").focus()
    expect(desk.locator("#bang-ben h2")).to_have_text(row(desk, "A.2").locator(".leaf-title").inner_text())
    desk.set_viewport_size({"width": 390, "height": 844})
    row(desk, "A.1").locator("[data-panel]").click()

    expect(row(desk, "A.1").locator("[data-panel-here] h2")).to_be_visible()


def test_sheet_is_accessible_at_both_widths(desk):
    row(desk, "A.2").locator("summary").click()

    assert findings(desk) == []


def test_form_without_scripts_saves_a_row(assessment, live_server, browser: Browser):
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    sign_in(page, live_server.url, "canbo")
    page.goto(live_server.url + SHEET)
    row(page, "A.3.1").locator("[name=value]").fill("1,5")
    row(page, "A.3.1").get_by_role("button").click()
    stands(page, "A.3.1", "invalid")
    typed = fields(page, "A.3.1")
    row(page, "A.3.1").locator("[name=value]").fill("2")
    row(page, "A.3.1").get_by_role("button").click()
    stands(page, "A.3.1", "saved")
    plain.close()

    assert (typed, int(Claim.objects.get().value)) == (["1,5"], 2)
