"""A workbook handed in with a real browser: chosen or dropped, checked, written; axe at both widths."""

from datetime import date
from pathlib import Path

import pytest

from accounts.models import Role, Unit
from accounts.services.actors import system_actor
from accounts.services.add_account import add_account
from scoring.models import Round, SurveyHandover
from surveys.models import SurveyForm
from tests.browser.conftest import PASSWORD, findings, sign_in, work
from tests.results.services.uploads.test_check_upload import survey_book
from tests.rounds import DEMO, opened_edge_round

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
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


def test_file_is_chosen_checked_written_and_handed_over(admin, tmp_path: Path):
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
    admin.get_by_role("link", name="bàn giao khảo sát").click()
    found += findings(admin)
    admin.get_by_role("button", name="Bàn giao khảo sát đợt 2031").click()
    admin.get_by_text("Đã bàn giao, phiếu không đổi").wait_for()

    assert found == []
    assert list(SurveyForm.objects.values_list("serial", flat=True)) == ["A1"]
    assert SurveyHandover.objects.get().counts.get(unit__code="P01").valid == 1


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


def test_round_is_opened_from_its_workbook(admin, live_server):
    admin.goto(f"{live_server.url}/nhap/dot-danh-gia/")
    admin.get_by_label("Năm của đợt").fill("2031")
    admin.get_by_label("Loại đợt").select_option("rehearsal")
    admin.get_by_label("Ngày xác định đơn vị tham gia").fill("30/06/2031")
    admin.get_by_label("Căn cứ, lý do mở đợt").fill("Kế hoạch chấm thử")
    admin.set_input_files("[name=file]", DEMO / "dot-danh-gia-2020.xlsx")
    found = findings(admin)
    admin.get_by_role("button", name="Tải lên và kiểm tra").click()
    work()
    admin.get_by_text("11 đơn vị có hiệu lực ngày 30/06/2031").wait_for()
    found += findings(admin)
    admin.get_by_role("button", name="Mở đợt 2031-thu").click()
    work()
    admin.get_by_role("heading", name="Đợt đã mở").wait_for()
    found += findings(admin)

    assert found == []
    assert Round.objects.get(code="2031-thu").profile.province == "Ninh Thuận"
