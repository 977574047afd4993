import re

import pytest
from django.utils import timezone

from accounts.models import Role, Unit
from scoring.core.workflow import RoundState
from scoring.models import Assessment, Round
from scoring.services.submission.submit_assessment import submit_assessment
from tests import factories
from tests.rounds import opened_edge_round
from tests.scoring.correcting import corrected, newer_version
from tests.scoring.handing_in import ask_evidence, claim

pytestmark = pytest.mark.django_db
DESK = "/tu-cham/2020/A/"


def test_officer_with_one_open_sheet_is_led_straight_to_it(desk, sign_in):
    answer = sign_in(desk.officer).get("/tu-cham/")

    assert (answer.status_code, answer.url) == (302, DESK)


@pytest.mark.parametrize(
    ("kind", "named"),
    [("rehearsal", "thử năm 2020"), ("half-year", "6 tháng năm 2020"), ("official", "năm 2020")],
)
def test_titles_name_the_round_beside_others_of_its_year(desk, sign_in, kind, named):
    Round.objects.update(kind=kind)
    officer = sign_in(desk.officer)
    pages = {address: officer.get(address).content.decode() for address in (DESK, f"{DESK}kiem-tra/", "/")}

    assert f"<h1>Tự chấm {named}: Sở A</h1>" in pages[DESK]
    assert f"<h1>Kiểm tra và gửi thủ trưởng {named}: Sở A</h1>" in pages[f"{DESK}kiem-tra/"]
    assert f">Tự chấm {named}: Sở A</a>" in pages["/"]


def test_list_is_there_for_who_asks_for_it(desk, sign_in):
    page = sign_in(desk.officer).get("/tu-cham/?danh-sach").content.decode()

    assert re.findall(r'<th scope="row"><a href="([^"]+)"', page) == [DESK]


def test_officer_of_a_round_that_has_gone_on_gets_the_list(desk, sign_in):
    Round.objects.update(state=RoundState.PROVISIONAL)
    answer = sign_in(desk.officer).get("/tu-cham/")

    assert (answer.status_code, b"qua giai" in answer.content) == (200, True)


def test_department_sees_the_sheet_of_every_unit(desk, sign_in):
    page = sign_in(desk.admin).get("/tu-cham/").content.decode()

    assert re.findall(r'<th scope="row"><a href="([^"]+)"', page) == [DESK, "/tu-cham/2020/B/"]


def test_person_of_no_unit_is_told_whose_page_it_is(desk, sign_in):
    answer = sign_in(factories.make_person(Role.CLERK)).get("/tu-cham/")

    assert answer.status_code == 403
    assert "dành cho cán bộ, thủ trưởng đơn vị" in answer.content.decode()


def test_unit_without_any_round_is_told_so(desk, sign_in):
    Assessment.objects.all().delete()

    assert "Chưa có đợt đánh giá nào" in sign_in(desk.officer).get("/tu-cham/").content.decode()


def test_desk_shows_domains_with_their_links_and_marks(desk, sign_in):
    ask_evidence()
    claim(desk.assessment(), saved_by=desk.officer)
    page = sign_in(desk.officer).get(DESK).content.decode()

    assert re.findall(r'<a href="(/tu-cham/2020/A/\d/)">([^<]+)', page) == [
        ("/tu-cham/2020/A/1/", "1. Lĩnh vực 1")
    ]
    assert "1/1 tiêu chí, 7,50/10,00 điểm" in page
    assert "Thiếu minh chứng 1" in page
    assert "Đơn vị không tự chấm phần này." in page
    assert "Kiểm tra và gửi thủ trưởng" in page


def test_desk_after_submission_shows_receipt_and_what_happened(desk, sign_in):
    claim(desk.assessment())
    submission = submit_assessment(assessment=desk.assessment(), declared=True, by=desk.head)
    page = sign_in(desk.head).get(DESK).content.decode()

    assert f'href="/tu-cham/2020/A/bien-nhan/{submission.code}/"' in page
    assert "Đang tự chấm → Đã nộp" in page
    assert "Xem toàn bộ, rút lại" in page


@pytest.mark.parametrize(("address", "queries"), [(DESK, 20), (f"{DESK}kiem-tra/", 19)])
def test_pages_of_a_desk_have_their_queries(desk, sign_in, django_assert_num_queries, address, queries):
    claim(desk.assessment())
    client = sign_in(desk.head)

    with django_assert_num_queries(queries):
        client.get(address)


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        ("S1", "<li>Sửa tiêu chí 1 “Chọn”: tham số Đủ (100%) = 4; Thiếu = 1,33; Không = 0 → "),
        ("P01", "Phụ lục của đơn vị không thay đổi."),
    ],
)
def test_desk_tells_of_a_correction_what_concerns_the_unit(tmp_path, sign_in, unit, told):
    edge = opened_edge_round()
    correction = corrected(edge, newer_version(tmp_path))
    officer = factories.make_person(Role.UNIT_OFFICER, Unit.objects.get(code=unit), username="can-bo")
    page = sign_in(officer).get(f"/tu-cham/2031/{unit}/").content.decode()

    day = f"{timezone.localtime(correction.corrected_at):%d/%m/%Y}"
    assert f"đính chính ngày {day} theo văn bản 12/SNV-CCHC ngày 05/01/2026." in page
    assert told in page


def test_list_takes_as_many_queries_for_one_unit_as_for_all(desk, sign_in, django_assert_num_queries):
    for person in (desk.officer, desk.admin):
        client = sign_in(person)
        with django_assert_num_queries(8 if person == desk.officer else 7):
            client.get("/tu-cham/?danh-sach")
