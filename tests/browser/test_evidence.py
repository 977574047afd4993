"""Documents in a real browser: chosen or dropped, refused, named for a criterion; axe at both widths."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from accounts.models import Role
from accounts.services.actors import system_actor
from accounts.services.add_account import add_account
from scoring.models import Evidence, EvidenceUse, EvidenceVersion
from tests.browser.conftest import PASSWORD, sign_in
from tests.browser.test_uploads import findings
from tests.cchc_portal.lib.files import samples
from tests.scoring.evidence import kept, opened, referred, used

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
PANEL = "/tu-cham/2020/A/1/1.1/tai-lieu/"
DROP = """([frame, name, bytes]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([new Uint8Array(bytes)], name));
  frame.dispatchEvent(new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
}"""

HTMX = """() => {
  const settings = document.createElement("meta");
  settings.name = "htmx-config";
  settings.content = '{"includeIndicatorStyles":false,"allowEval":false}';
  document.head.append(settings);
}"""
# A row of the sheet, as the server draws it when a file without content was sent from there.
ROW = """async (panel) => {
  const sent = new FormData(document.querySelector("form[data-once]"));
  sent.set("phieu", "1");
  const answer = await fetch(panel, {method: "POST", body: sent, headers: {"HX-Request": "true"}});
  const place = document.createElement("div");
  place.innerHTML = await answer.text();
  document.querySelector("main").append(place);
  htmx.process(place);
}"""


@pytest.fixture
def officer(live_server, page) -> Page:
    """An officer of A, whose store has a file and a reference, each named for the leaf."""
    a, b = opened("A", "B")
    used(a, kept(a.unit, number="12/KH-A", issued_on=date(2020, 1, 20)), place="trang 3")
    used(a, referred(a.unit, "Quyết định ban hành kế hoạch cải cách hành chính năm 2020"))
    kept(b.unit)
    referred(a.unit, "Báo cáo chưa dùng")
    add_account(
        username="canbo",
        password=PASSWORD,
        full_name="Trần Thị Mai",
        role=Role.UNIT_OFFICER,
        unit=a.unit,
        valid_from=date(2020, 1, 1),
        by=system_actor(),
    )
    sign_in(page, live_server.url, "canbo")
    return page


def test_pages_are_accessible_at_both_widths(officer, live_server):
    document = Evidence.objects.order_by("pk")[0]
    found = {}
    for address in ("/tai-lieu/", f"/tai-lieu/{document.pk}/", PANEL):
        officer.goto(live_server.url + address)
        for summary in officer.locator(".evidence-more > summary").all():
            summary.click()
        found[address] = findings(officer)

    assert found == {address: [] for address in found}


def test_file_chosen_with_the_button_is_added_to_the_criterion(officer, live_server, tmp_path: Path):
    path = tmp_path / "Ảnh họp.png"
    path.write_bytes(samples.image("PNG"))
    officer.goto(live_server.url + PANEL)
    officer.set_input_files("[name=file]", path)
    officer.get_by_text("Đã chọn Ảnh họp.png").wait_for()
    officer.get_by_role("button", name="Tải lên, gắn vào tiêu chí").click()
    officer.get_by_text("Đã thêm “Ảnh họp” cho tiêu chí 1.1.").wait_for()

    assert EvidenceUse.objects.filter(evidence__title="Ảnh họp", criterion_code="1.1").count() == 1


def test_file_dropped_on_the_frame_is_sent(officer, live_server):
    officer.goto(f"{live_server.url}/tai-lieu/")
    frame = officer.locator("[data-drop]")
    officer.evaluate(DROP, [frame.element_handle(), "bien-ban.jpg", list(samples.image("JPEG"))])
    officer.get_by_role("button", name="Tải lên kho").click()
    officer.get_by_text("Đã thêm “bien-ban” vào kho.").wait_for()

    assert EvidenceVersion.objects.get(evidence__title="bien-ban").file_type == "jpg"


def test_program_renamed_to_pdf_is_refused_in_words(officer, live_server):
    before = Evidence.objects.count()
    other = officer.context.new_page()  # the console tells of every answer that is not 200
    other.goto(live_server.url + PANEL)
    frame = other.locator("[data-drop]")
    other.evaluate(DROP, [frame.element_handle(), "bao-cao.pdf", list(b"MZ\x90\0")])
    other.get_by_role("button", name="Tải lên, gắn vào tiêu chí").click()

    told = other.get_by_role("alert").inner_text()
    assert told.startswith("Nội dung tệp là một chương trình (.exe), dù tên tệp ghi gì")
    assert Evidence.objects.count() == before


def test_file_dropped_on_a_row_of_the_sheet_is_sent_at_once(officer, live_server):
    officer.goto(live_server.url + PANEL)
    officer.evaluate(HTMX)
    officer.add_script_tag(url="/static/django_htmx/htmx-2.min.js")
    officer.evaluate(ROW, PANEL)
    row = officer.locator("[id='tai-lieu-1.1']")
    frame = row.locator("[data-drop]")
    officer.evaluate(DROP, [frame.element_handle(), "bien-ban.jpg", list(samples.image("JPEG"))])
    row.get_by_text("3 tài liệu").wait_for()
    officer.evaluate(DROP, [frame.element_handle(), "chay.pdf", list(b"MZ")])
    told = row.get_by_role("alert")
    told.wait_for()

    assert told.inner_text().startswith("Nội dung tệp là một chương trình (.exe)")
    assert EvidenceUse.objects.filter(evidence__title="bien-ban", criterion_code="1.1").count() == 1


def test_file_is_downloaded_and_not_opened(officer, live_server):
    officer.goto(f"{live_server.url}/tai-lieu/")
    with officer.expect_download() as download:
        officer.locator("a[href*='/tep/1/']").click()

    assert download.value.suggested_filename == "Kế hoạch 01.pdf"
    assert Path(download.value.path()).read_bytes() == samples.pdf()
