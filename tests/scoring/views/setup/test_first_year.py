import re

import pytest

from accounts.models import Role
from tests import factories

HEADING = "Năm đầu tiên: năm bước"


def _links(page: bytes) -> list[str]:
    card = page.decode().partition('<ol class="set-up">')[2].partition("</ol>")[0]
    return re.findall(r'<a href="([^"]+)">', card)


@pytest.mark.parametrize("address", ["/", "/dot/"])
def test_first_year_leads_to_each_step_that_can_be_done(as_admin, address):
    page = as_admin.get(address).content

    assert _links(page) == ["/nhap/don-vi/", "/nhap/tai-khoan/", "/nhap/bo-tieu-chi/"]
    assert page.decode().count('<li class="set-up-now" aria-current="step">') == 1


def test_first_year_offers_the_sample_of_each_workbook_still_to_come(as_admin):
    page = as_admin.get("/").content.decode()

    assert re.findall(r'<a class="set-up-sample" href="([^"]+)">', page) == [
        "/dot/bang-mau/don-vi.xlsx",
        "/nguoi-dung/xuat.xlsx",
        "/dot/bang-mau/bo-tieu-chi.xlsx",
    ]


def test_first_year_leads_to_the_round_once_it_can_be_opened(as_admin):
    group = factories.make_group()
    factories.make_unit(group, "A")
    factories.make_set([group])

    assert _links(as_admin.get("/dot/").content)[3:] == ["/dot/them/"]


def test_first_year_leads_to_the_timetable_of_its_round(as_admin, assessments):
    assert _links(as_admin.get("/").content)[3:] == ["/dot/2020/lich/"]


@pytest.mark.parametrize("address", ["/", "/dot/"])
def test_first_year_is_for_the_round_admin_only(as_leader, address):
    assert HEADING not in as_leader.get(address).content.decode()


def test_first_year_is_not_shown_to_an_officer(client, assessments):
    client.force_login(factories.make_person(Role.UNIT_OFFICER, assessments[0].unit))

    assert HEADING not in client.get("/").content.decode()
