"""A criteria set corrected with a real browser: workbook handed in, looked at, applied, told to a unit."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from accounts.models import Role, Unit
from accounts.services.actors import system_actor
from accounts.services.add_account import add_account
from scoring.models import Round
from tests.browser.conftest import PASSWORD, findings, sign_in, work
from tests.rounds import filled_edge_round
from tests.scoring.correcting import MILDER, RENAMED, written

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
# A changed rule, an option that entries name no more, another class and another title.
CHANGES = {**MILDER, **RENAMED, ("Xếp loại", "C2"): 85, ("Phụ lục A", "B2"): "Lĩnh vực A mới"}


@pytest.fixture
def people():
    filled_edge_round()
    for username, role in (("quantri", Role.ROUND_ADMIN), ("canbo", Role.UNIT_OFFICER)):
        add_account(
            username=username,
            password=PASSWORD,
            full_name=role.label,
            role=role,
            unit=Unit.objects.get(code="S1"),
            valid_from=date(2020, 1, 1),
            by=system_actor(),
        )


def test_set_is_corrected_from_upload_to_the_units_desk(people, live_server, page, tmp_path: Path):
    sign_in(page, live_server.url, "quantri")
    page.goto(f"{live_server.url}/nhap/bo-tieu-chi/")
    page.set_input_files("[name=file]", written(tmp_path, CHANGES))
    page.get_by_role("button", name="Tải lên và kiểm tra").click()
    work()
    page.get_by_role("button", name="Ghi").first.click()
    work()
    page.get_by_role("heading", name="Đã ghi:").wait_for()

    page.goto(f"{live_server.url}/dot/2031/")
    page.get_by_role("link", name="Đính chính bộ tiêu chí").click()
    page.get_by_role("heading", name="Ai thay đổi").wait_for()
    found = findings(page)
    page.get_by_label("Số văn bản đính chính").fill("12/SNV-CCHC")
    page.get_by_label("Ngày văn bản").fill("05/01/2026")
    page.get_by_label("Lý do").fill("Sai mức điểm")
    page.get_by_role("button", name="Áp dụng đính chính").click()
    done = "Đã đính chính: đợt 2031 dùng 99/QĐ-UBND (phiên bản 2)."
    expect(page.locator("main")).to_contain_text(done)  # a refusal is told whole
    found += findings(page)

    page.context.clear_cookies()
    sign_in(page, live_server.url, "canbo")
    page.goto(f"{live_server.url}/tu-cham/2031/S1/")
    page.get_by_text("theo văn bản 12/SNV-CCHC ngày 05/01/2026").wait_for()
    found += findings(page)

    assert found == []
    assert Round.objects.get().criteria_set.version == 2
