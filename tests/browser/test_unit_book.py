"""The unit's workbook taken from the desk, filled in, handed in: what the page says of each row."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from scoring.models import Claim, Criterion
from tests.browser.conftest import PASSWORD, findings, sign_in
from tests.scoring.handing_in import Desk, claim, make_desk, open_now
from tests.scoring.unit_books import filled

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
DESK = "/tu-cham/2020/A/"


@pytest.fixture
def desk() -> Desk:
    """Four leaves in domain 1; the timetable around today."""
    made = make_desk(is_sample=True)
    open_now()
    leaf = Criterion.objects.get(code="1.1")
    for order, code in enumerate(("1.2", "1.3", "1.4"), start=10):
        leaf.pk, leaf.code, leaf.order, leaf.title = None, code, order, f"Tiêu chí {code}"
        leaf.save()
    made.officer.set_password(PASSWORD)
    made.officer.save()
    return made


def _hand_in(desk: Desk, address: str, page: Page, tmp_path: Path) -> None:
    """A row to save, one wrong, one that somebody else saves meanwhile, one left empty."""
    sign_in(page, address, desk.officer.username)
    page.goto(address + DESK)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải phiếu Excel").click()
    cells = {("1.1", "Điểm"): 7.5, ("1.2", "Điểm"): 11, ("1.3", "Điểm"): 4}
    path = tmp_path / download.value.suggested_filename
    path.write_bytes(filled(Path(download.value.path()).read_bytes(), cells))
    claim(desk.assessment(), "1.3", "6", saved_by=User.objects.get(pk=desk.head.pk))
    page.get_by_label("Tệp Excel").set_input_files(path)
    page.get_by_role("button", name="Nhập phiếu đã điền").click()


def test_each_row_is_told_and_can_be_singled_out(desk, live_server, page, tmp_path):
    _hand_in(desk, live_server.url, page, tmp_path)

    rows = page.locator("tbody tr")
    results = [row.get_attribute("data-result") for row in rows.all()]
    assert results == ["written", "wrong", "conflict", "blank"]
    page.get_by_label("Sai, chưa ghi 1").check()
    expect(page.get_by_role("link", name="1.2 Tiêu chí 1.2")).to_be_visible()
    expect(page.get_by_role("link", name="1.1 Tiêu chí 1.1")).to_be_hidden()
    assert dict(Claim.objects.values_list("criterion_code", "points")) == {"1.1": 7.5, "1.3": 6}


def test_the_pages_are_accessible_at_both_widths(desk, live_server, page, tmp_path):
    sign_in(page, live_server.url, desk.officer.username)
    page.goto(live_server.url + DESK)
    found = findings(page)
    page.context.clear_cookies()
    _hand_in(desk, live_server.url, page, tmp_path)
    expect(page.get_by_role("heading", name="Kết quả từng dòng")).to_be_visible()

    assert [*found, *findings(page)] == []
