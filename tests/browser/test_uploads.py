"""A workbook handed in with a real browser: chosen or dropped, checked, written; axe at both widths."""

from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from playwright.sync_api import Page

from accounts.models import Job, Role, Unit
from accounts.services.actors import system_actor
from accounts.services.add_account import add_account
from accounts.services.jobs.run_job import run_job
from surveys.models import SurveyForm
from tests.browser.conftest import PASSWORD, sign_in
from tests.results.services.uploads.test_check_upload import survey_book
from tests.rounds import opened_edge_round

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
DROP = """([frame, name, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name));
  frame.dispatchEvent(new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def admin(live_server, page):
    """Sở Nội vụ's administrator of a round that is open, on the page for survey forms."""
    opened_edge_round()
    add_account(
        username="quantri",
        password=PASSWORD,
        full_name="Quản trị",
        role=Role.ROUND_ADMIN,
        unit=Unit.objects.get(code="P01"),
        valid_from=date(2020, 1, 1),
        by=system_actor(),
    )
    sign_in(page, live_server.url, "quantri")
    page.goto(f"{live_server.url}/nhap/phieu-khao-sat/")
    return page


def work() -> None:
    """What a worker would do with the jobs that are open."""

    def run() -> None:
        for job in Job.objects.open():
            run_job(job_id=job.pk)
        connections.close_all()

    worker = Thread(target=run)
    worker.start()
    worker.join()


def findings(page: Page) -> list[str]:
    """What axe objects to at both widths, and where a page is wider than the screen.

    On a screen as high as the page: what sticks to its edges lies over nothing.
    """
    found = []
    for width in (390, 1366):
        page.set_viewport_size({"width": width, "height": 4000})
        report = Axe().run(page, options=RULES).response
        found += [f"{width} {v['id']}: {v['nodes'][0]['target']}" for v in report["violations"]]
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        found += [f"{width} rộng hơn màn hình {wide} px"] if wide > 0 else []
    return found


def test_file_is_chosen_checked_and_its_valid_rows_written(admin, tmp_path: Path):
    forms = (["A1", "P01", None, 5], ["A2", "P01", None, 9], ["A3", None, "Phòng Lạ", 4])
    admin.set_input_files("[name=file]", survey_book(tmp_path, *forms))
    found = findings(admin)
    admin.get_by_role("button", name="Tải lên và kiểm tra").click()
    found += findings(admin)
    work()
    admin.get_by_label("5 là rất hài lòng").check()
    found += findings(admin)
    admin.get_by_role("button", name="Đọc lại theo chiều này").click()
    work()
    admin.get_by_role("button", name="Chỉ ghi 1 dòng hợp lệ").click()
    work()
    admin.get_by_role("heading", name="Đã ghi:").wait_for()
    found += findings(admin)

    assert found == []
    assert list(SurveyForm.objects.values_list("serial", flat=True)) == ["A1"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("phieu.xlsx", "Đã chọn phieu.xlsx (0,0 MB)."),
        ("phieu.pdf", "phieu.pdf (0,0 MB): không phải tệp .xlsx."),
    ],
)
def test_file_is_dropped_on_the_frame(admin, name, said):
    frame = admin.locator("[data-drop]")
    admin.evaluate(DROP, [frame.element_handle(), name, "PK"])

    assert frame.locator("[data-told]").inner_text().startswith(said)
    assert admin.evaluate("document.querySelector('[name=file]').files[0].name") == name
