"""The technician's pages, the import of reference tables among them, under the portal's own policy."""

from datetime import date

import pytest

from accounts.models import Role, Unit
from accounts.services.actors import system_actor
from accounts.services.add_account import add_account
from tests.browser.conftest import PASSWORD, sign_in
from tests.rounds import opened_edge_round
from tests.workbooks import save_book

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
ADDRESSES = (
    *("/quan-tri/", "/quan-tri/accounts/unit/", "/quan-tri/accounts/unit/import/"),
    *("/quan-tri/accounts/unitgroup/", "/quan-tri/accounts/user/", "/quan-tri/accounts/auditevent/"),
    *("/quan-tri/scoring/scorerun/", "/quan-tri/scoring/publication/"),
)


@pytest.fixture
def technician():
    opened_edge_round()
    return add_account(
        username="kythuat",
        password=PASSWORD,
        full_name="Kỹ thuật",
        role=Role.TECHNICIAN,
        unit=None,
        valid_from=date(2020, 1, 1),
        by=system_actor(),
    )


def test_admin_pages_pass_the_policy(technician, live_server, page):
    sign_in(page, live_server.url, technician.username)

    # The page fixture fails on any word of the console.
    assert [page.goto(live_server.url + address).status for address in ADDRESSES] == [200] * len(ADDRESSES)


def test_admin_imports_units_through_preview_and_confirmation(technician, live_server, page, tmp_path):
    header = ["Mã đơn vị", "Tên đơn vị", "Tên viết tắt", "Mã nhóm", "Xếp hạng", "Hiệu lực từ"]
    row = ["S9", "Sở Mới", "Sở Mới", "SO", "Không", "01/07/2025"]
    book = save_book(tmp_path / "them.xlsx", {"Đơn vị": [header, row]})
    sign_in(page, live_server.url, technician.username)
    page.goto(f"{live_server.url}/quan-tri/accounts/unit/import/")
    page.set_input_files("[name=import_file]", book)
    page.click("form input[type=submit]")
    assert not Unit.objects.filter(code="S9").exists()
    page.click("form input[type=submit][name=confirm]")
    page.wait_for_url("**/quan-tri/accounts/unit/")

    unit = Unit.objects.get(code="S9")
    assert (unit.name, unit.ranked, unit.valid_from, unit.sort_key != "") == (
        *("Sở Mới", False, date(2025, 7, 1), True),
    )


def test_admin_exports_units_at_once(technician, live_server, page):
    sign_in(page, live_server.url, technician.username)
    page.goto(f"{live_server.url}/quan-tri/accounts/unit/")
    with page.expect_download() as download:
        page.click("a[href*=export]")

    assert download.value.suggested_filename.endswith(".xlsx")
