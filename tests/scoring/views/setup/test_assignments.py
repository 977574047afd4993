import re

import pytest
from django.test import Client

from accounts.models import Role, RoleGrant
from scoring.models import Assignment, Criterion
from tests import factories

URL = "/dot/2020/phan-cong/"


@pytest.fixture
def hoa(assessments):
    Criterion.objects.filter(code="1.1").update(lead_unit=assessments[0].unit)
    return factories.make_person(Role.APPRAISER, assessments[0].unit)


def _boxes(page: bytes) -> list[str]:
    return re.findall(r'name="tc" value="([^"]+)"( checked)?', page.decode())


def test_assignments_flag_what_is_missing(as_admin, assessments):
    page = as_admin.get(URL).content

    assert "1 tiêu chí chưa có đơn vị chủ trì." in page.decode()
    assert _boxes(page) == [("1.1", "")]  # the survey leaf needs nobody


def test_assignments_are_made_and_counted(as_admin, assessments, hoa):
    data = {"tc": ["1.1"], "appraiser": hoa.username, "viec": "giao"}
    page = as_admin.post(f"{URL}?nhom=SO", data, follow=True)

    assert page.redirect_chain == [(f"{URL}?nhom=SO&chi=", 302)]
    assert "Đã phân công 1 tiêu chí." in page.content.decode()
    assert "Cả 1 tiêu chí cần thẩm định của nhóm đã có người." in page.content.decode()
    assert '<td class="number" data-label="Dòng">2</td>' in page.content.decode()
    assert Assignment.objects.get().appraiser == hoa


def test_assignments_take_the_appraiser_away(as_admin, assessments, hoa):
    as_admin.post(URL, {"tc": ["1.1"], "appraiser": hoa.username})
    as_admin.post(URL, {"tc": ["1.1"], "appraiser": hoa.username, "viec": "bo"})

    assert Assignment.objects.get().appraiser is None


def test_assignments_flag_whose_role_has_ended(as_admin, assessments, hoa):
    as_admin.post(URL, {"tc": ["1.1"], "appraiser": hoa.username})
    RoleGrant.objects.filter(user=hoa).update(valid_to="2020-12-31")
    page = as_admin.get(URL, {"chi": "thieu"}).content.decode()

    assert ("Hết vai trò" in page, "Tiêu chí 2.1" in page) == (True, False)


@pytest.mark.parametrize("chosen", ["tat-ca", "1", "chu-tri-A"])
def test_assignments_tick_a_domain_what_a_unit_leads_or_all(as_admin, assessments, hoa, chosen):
    assert _boxes(as_admin.get(URL, {"chon": chosen}).content) == [("1.1", " checked")]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"viec": "giao"}, "ít nhất một tiêu chí"),
        ({"tc": ["1.1"]}, "đơn vị chủ trì hoặc người thẩm định"),
        ({"tc": ["1.1"], "appraiser": "khong-co"}, "khong-co"),
    ],
)
def test_assignments_say_why_not(as_admin, assessments, hoa, data, sentence):
    answer = as_admin.post(URL, data)

    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert not Assignment.objects.exists()


def test_assignments_are_read_by_leaders_and_made_by_the_round_admin(as_leader, assessments, hoa):
    assert _boxes(as_leader.get(URL).content) == []
    assert as_leader.post(URL, {"tc": ["1.1"], "appraiser": hoa.username}).status_code == 403
    assert not Assignment.objects.exists()


def test_assignments_are_for_neither_appraisers_nor_unknown_rounds(as_admin, assessments, hoa):
    stranger = Client()
    stranger.force_login(hoa)

    assert (stranger.get(URL).status_code, stranger.post(URL).status_code) == (403, 403)
    assert (as_admin.get("/dot/1999/phan-cong/").status_code, as_admin.put(URL).status_code) == (404, 405)


@pytest.mark.parametrize("more", [0, 3])
def test_assignments_take_the_same_queries_whatever_the_number_of_people(
    as_admin, assessments, hoa, more, django_assert_num_queries
):
    for n in range(more):
        unit = factories.make_unit(assessments[0].unit.group, f"U{n}")
        factories.make_person(Role.APPRAISER, unit, f"tham-dinh-{n}")
    as_admin.post(URL, {"tc": ["1.1"], "appraiser": hoa.username})

    with django_assert_num_queries(12):
        as_admin.get(URL)
