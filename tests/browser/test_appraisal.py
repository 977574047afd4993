"""The appraisal desk in a real browser: keys, saves, conflicts, claims accepted, documents beside."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, expect

from scoring.models import Award, Criterion
from tests.browser.conftest import PASSWORD, findings, sign_in
from tests.scoring.appraising import Appraisal, make_appraisal, open_now
from tests.scoring.evidence import kept
from tests.scoring.handing_in import claim
from tests.scoring.sheets_of_units import NOW
from tests.scoring.views.appraisal.conftest import judge_now

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
UNIT = "/tham-dinh/2020/don-vi/A/1/"
EXPECTED = "Failed to load resource"  # Chromium logs every answer that is no success


@pytest.fixture
def desk() -> Appraisal:
    """Leaf 1.1 is judged, 1.2 a ratio; A claims both, with a document for the first."""
    found = make_appraisal()
    open_now()
    leaf = Criterion.objects.get(code="1.1")
    leaf.pk, leaf.code, leaf.title, leaf.order, leaf.method = None, "1.2", "Tỷ lệ", 9, "ratio"
    leaf.parameters = ""
    leaf.save()
    claim(found.assessment(), points="7.5")
    claim(found.assessment(), "1.2", points=None, value=30, denominator=40)
    found.assessment().evidence_uses.create(
        criterion_code="1.1", evidence=kept(found.a), added_at=NOW, added_by=found.admin
    )
    for user in (found.appraiser, found.chief):
        user.set_password(PASSWORD)
        user.save()
    return found


@pytest.fixture
def page(desk, live_server, context: BrowserContext) -> Iterator[Page]:
    """The appraiser at the domain of A; the console may only complain of answers."""
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and EXPECTED not in message.text:
            said.append(message.text)

    opened = context.new_page()
    opened.on("console", listen)
    opened.on("pageerror", lambda error: said.append(str(error)))
    sign_in(opened, live_server.url, desk.appraiser.username)
    opened.goto(live_server.url + UNIT)
    yield opened
    assert said == []


def row(page: Page, code: str) -> Locator:
    return page.locator(f'tr[data-code="{code}"]')


def stands(page: Page, code: str, state: str) -> None:
    expect(row(page, code)).to_have_attribute("data-state", state)


def told(page: Page, code: str) -> str:
    return row(page, code).locator("[data-difference]").inner_text()


def test_keys_walk_down_and_each_row_saves_itself(page):
    page.locator("[id='diem-1.1']").focus()
    page.keyboard.type("7,5")
    page.keyboard.press("Enter")
    for text in ("30", "40"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    stands(page, "1.1", "saved")
    stands(page, "1.2", "saved")

    expect(row(page, "1.2").locator("[data-points]")).to_have_text("7,50")
    expect(page.locator("[data-sum=done]").first).to_have_text("2")
    assert (told(page, "1.1"), told(page, "1.2"), Award.objects.count()) == ("0,00", "0,00", 2)


def test_difference_waits_for_its_reason(page):
    row(page, "1.1").locator("[name=points]").fill("6")
    page.wait_for_timeout(1500)
    before = Award.objects.count()  # half a judgement is not sent
    row(page, "1.1").locator("[name=reason]").fill("Thiếu báo cáo quý IV")
    stands(page, "1.1", "saved")

    assert (before, told(page, "1.1"), Award.objects.get().reason) == (0, "−1,50", "Thiếu báo cáo quý IV")


def test_difference_without_a_reason_is_refused_and_kept(page):
    row(page, "1.1").locator("[name=points]").fill("6")
    page.locator("[id='so-1.2']").focus()
    stands(page, "1.1", "invalid")

    expect(row(page, "1.1").locator("[data-message]")).to_contain_text("phải có lý do")
    assert row(page, "1.1").locator("[name=reason]").get_attribute("aria-invalid") == "true"
    assert row(page, "1.1").locator("[name=points]").input_value() == "6"


def test_accepting_a_row_fills_in_what_was_claimed(page):
    row(page, "1.2").get_by_role("button", name="Chấp nhận").click()
    stands(page, "1.2", "saved")

    assert [field.input_value() for field in row(page, "1.2").locator("[data-entry]").all()] == ["30", "40"]
    assert int(Award.objects.get().value) == 30


def test_rows_that_agree_are_accepted_at_once(page):
    page.get_by_role("button", name="Chấp nhận 2 dòng khớp").click()
    expect(page.get_by_text("Đã chấp nhận 2 dòng.")).to_be_visible()

    stands(page, "1.1", "saved")
    stands(page, "1.2", "saved")


@pytest.mark.parametrize(("choice", "points"), [("Giữ số của tôi", "6,00"), ("Lấy số đã lưu", "7,5")])
def test_two_appraisers_at_one_row_choose_whose_award_stays(page, desk, choice, points):
    judge_now(desk, points="7.5")
    row(page, "1.1").locator("[name=points]").fill("6")
    row(page, "1.1").locator("[name=reason]").fill("Thiếu")
    stands(page, "1.1", "conflict")
    found = findings(page)
    row(page, "1.1").get_by_text(choice).click()
    stands(page, "1.1", "saved")

    assert found == []
    expect(row(page, "1.1").locator("[name=points]")).to_have_value(points)


def test_judgement_made_without_a_line_is_kept_and_sent_later(page):
    page.context.set_offline(True)
    row(page, "1.1").locator("[name=points]").fill("7,5")
    page.keyboard.press("Enter")
    stands(page, "1.1", "local")
    before = Award.objects.count()
    page.context.set_offline(False)
    stands(page, "1.1", "saved")

    assert (before, Award.objects.count()) == (0, 1)


def test_documents_open_beside_and_close_again(page):
    row(page, "1.1").locator("a.leaf-files").click()
    frame = page.locator("#bang-ben iframe")
    expect(frame).to_be_visible()
    fetched = "(address) => fetch(address).then((answer) => answer.status)"
    loaded = page.evaluate(fetched, frame.get_attribute("src"))
    found = findings(page)
    page.set_viewport_size({"width": 1366, "height": 768})
    page.locator("#bang-ben").get_by_role("button", name="Đóng").click()

    expect(page.locator("#bang-ben iframe")).to_have_count(0)
    assert (loaded, found, page.url.endswith(UNIT)) == (200, [], True)


def test_note_is_written_beside_the_line(page):
    row(page, "1.1").locator("a.leaf-guide").click()
    page.locator("#bang-ben textarea").fill("Hỏi lại đơn vị")
    page.locator("#bang-ben").get_by_role("button", name="Ghi").click()

    expect(page.locator("#bang-ben .panel-history")).to_contain_text("Hỏi lại đơn vị")


def test_one_criterion_down_all_units_with_the_same_keys(page, desk, live_server):
    claim(desk.assessment(desk.b), points="7.5")
    page.goto(f"{live_server.url}/tham-dinh/2020/tieu-chi/SO/1.1/")
    page.locator("[id='diem-A']").focus()
    for _ in range(2):
        page.keyboard.type("7,5")
        page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    stands(page, "A", "saved")
    stands(page, "B", "saved")

    expect(page.locator("[data-sum=done]").first).to_have_text("2")
    assert Award.objects.count() == 2


@pytest.mark.parametrize(
    "address",
    [
        *(
            "/tham-dinh/2020/",
            "/tham-dinh/2020/?theo=tieu-chi",
            UNIT,
            f"{UNIT}?xem=ca-linh-vuc",
            f"{UNIT}1.1/",
        ),
        *("/tham-dinh/2020/tieu-chi/SO/1.1/", "/tham-dinh/2020/don-vi/LEAD/1/", "/lich-su/2020/A/1.1/"),
    ],
)
def test_desk_is_accessible_at_both_widths(page, live_server, address):
    page.goto(live_server.url + address)

    assert findings(page) == []
