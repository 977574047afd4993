import re

import pytest

from accounts.models import Role
from scoring.models import AppraisalPart, Assessment
from tests import factories
from tests.scoring.views.test_sheet import text

PAGE = "/tham-dinh/2020/chua-xong/"


def part(desk, unit, state: str) -> None:
    AppraisalPart.objects.create(
        assessment=desk.assessment(unit), domain_code="1", lead_unit=desk.lead, state=state
    )


def test_each_count_leads_to_its_parts(desk, as_person):
    part(desk, desk.a, "confirmed")
    part(desk, desk.b, "accepted")
    page = text(as_person(desk.admin).get(PAGE))
    board = "/tham-dinh/2020/xac-nhan/?chu-tri=LEAD&amp;nhom=SO&amp;chi="

    assert re.findall(rf'href="{re.escape(board)}([^"]+)">(\d+)', page) == [
        ("dang-lam", "1"),
        ("cho-chap-nhan", "1"),
    ]


def test_page_says_when_all_is_accepted(desk, as_person):
    for unit in (desk.a, desk.b, desk.lead):
        part(desk, unit, "accepted")

    assert "Sở Nội vụ đã chấp nhận mọi phần thẩm định." in text(as_person(desk.admin).get(PAGE))


@pytest.mark.parametrize("who", ["appraiser", "chief", "member"])
def test_page_is_for_who_sees_every_unit(desk, as_person, who):
    assert as_person(getattr(desk, who)).get(PAGE).status_code == 403


@pytest.mark.parametrize("units", [0, 10])
def test_page_takes_as_many_queries_for_many_units(desk, as_person, django_assert_num_queries, units):
    for number in range(units):
        unit = factories.make_unit(desk.a.group, f"U{number}")
        Assessment.objects.create(round=desk.round, unit=unit, state="submitted")
    client = as_person(factories.make_person(Role.DEPARTMENT_LEADER))
    with django_assert_num_queries(14):
        client.get(PAGE)
