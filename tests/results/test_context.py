import re

import pytest
from django.test import RequestFactory

from accounts.models import Role
from results.context import portal
from tests import factories
from tests.scoring.appraising import make_appraisal


def _menu(client, path: str = "/") -> list[str]:
    nav = client.get(path).content.decode().split("Điều hướng chính")[1].split("</nav>")[0]
    return re.findall(r"</svg>([^<]+)</a>", nav)


def test_menu_of_a_leader_before_and_after_publication(small, as_leader):
    known = ["Việc cần làm", "Tổng quan", "Xếp hạng", "Thẩm định", "Đợt đánh giá", "Tài liệu", "Lượt tính"]
    assert _menu(as_leader) == known
    small.publish()
    assert _menu(as_leader) == [*known[:4], "Ý kiến", *known[4:], "Công văn"]


def test_menu_of_a_unit_follows_what_the_publication_opens(small, client):
    client.force_login(factories.make_person(Role.UNIT_OFFICER, small.a))

    assert _menu(client) == ["Việc cần làm", "Tự chấm", "Sở A", "Tài liệu"]
    small.publish(public_annexes=False)
    assert _menu(client) == ["Việc cần làm", "Tự chấm", "Sở A", "Ý kiến", "Tài liệu", "Công văn"]
    small.publish()
    opened = ["Việc cần làm", "Xếp hạng", "Tự chấm", "Sở A", "Ý kiến", "Tài liệu", "Công văn"]
    assert _menu(client) == opened


def test_menu_of_the_clerk_leads_to_the_minutes(small, client):
    client.force_login(factories.make_person(Role.CLERK))

    assert _menu(client) == ["Việc cần làm", "Biên bản"]


@pytest.mark.parametrize(("role", "more"), [(Role.APPRAISER, []), (Role.TASK_FORCE, ["Lịch làm việc"])])
def test_menu_of_who_appraises_leads_to_the_desk(small, client, role, more):
    client.force_login(factories.make_person(role, small.a))

    assert _menu(client) == ["Việc cần làm", "Thẩm định", *more]


def test_menu_of_the_head_of_a_lead_unit_leads_to_the_desk(client, db):
    desk = make_appraisal()
    client.force_login(desk.chief)

    assert _menu(client) == ["Việc cần làm", "Tự chấm", "Sở LEAD", "Thẩm định", "Tài liệu", "Người dùng"]


def test_menu_of_a_head_who_leads_nothing_does_not(client, db):
    desk = make_appraisal()
    client.force_login(factories.make_person(Role.UNIT_HEAD, desk.a, "thu-truong-a"))

    assert _menu(client) == ["Việc cần làm", "Tự chấm", "Sở A", "Tài liệu", "Người dùng"]


def test_menu_of_staff_leads_to_the_tables(small, client):
    technician = factories.make_person(Role.TECHNICIAN)
    technician.is_staff = True
    technician.save()
    client.force_login(technician)

    assert _menu(client) == ["Việc cần làm", "Người dùng", "Quản trị"]


@pytest.mark.parametrize(
    ("path", "current"), [("/luot-tinh/", "page"), ("/luot-tinh/2020-provisional/", "true")]
)
def test_menu_marks_where_the_person_is(small, as_leader, path, current):
    page = as_leader.get(path).content.decode()

    assert re.findall(r'href="/luot-tinh/" aria-current="(\w+)"', page) == [current]


def test_frame_names_the_province_and_the_person(small, as_leader):
    page = as_leader.get("/").content.decode()

    assert "UBND tỉnh Ninh Thuận" in page
    assert "Sở Nội vụ tỉnh Ninh Thuận" in page
    assert "Lê Thị Hoa" in page
    assert "<li>Lãnh đạo UBND tỉnh</li>" in page


def test_frame_costs_nothing_where_it_is_not_shown(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert list(portal(RequestFactory().get("/"))) == ["portal", "worker_alive"]


def test_support_is_told_where_the_installation_names_it(small, client, settings):
    assert "điện thoại" not in client.get("/dang-nhap/").content.decode()
    settings.CCHC_SUPPORT = "0259 3822 000"
    assert "điện thoại 0259 3822 000" in client.get("/dang-nhap/").content.decode()
