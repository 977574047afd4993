import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Role
from accounts.services.actors import system_actor
from results.services.propose_publication import propose_publication
from scoring.models import AppraisalPart, Assessment, Timetable
from scoring.services.sessions.issue_minutes import issue_minutes
from tests import factories
from tests.scoring.appraising import judged, make_appraisal
from tests.scoring.handing_in import claim
from tests.scoring.meetings import NOW as MET
from tests.scoring.meetings import closed, make_meeting
from tests.small_round import computed, small_round


def _titles(client) -> list[str]:
    return re.findall(r'<div><a href="[^"]+">([^<]+)</a><small>', client.get("/").content.decode())


def _sign_in(client, role: Role, unit=None):
    client.force_login(factories.make_person(role, unit))
    return client


def test_home_of_a_leader_before_publication(small, as_leader):
    assert _titles(as_leader) == [
        "Theo dõi tự chấm năm 2020",
        "Xem tổng quan kết quả năm 2020",
        "Xem các lượt tính",
        "Xem bảng xếp hạng",
    ]


def test_home_of_the_department_leads_to_what_waits_for_its_consent(db, client):
    round = small_round({"A": "9.5", "B": "7.5"})
    computed(round)
    propose_publication(round=round, kind="provisional", by=system_actor())

    assert _titles(_sign_in(client, Role.DEPARTMENT_LEADER))[0] == "Duyệt công bố kết quả dự kiến năm 2020"
    assert "Duyệt công bố" not in _sign_in(client, Role.PROVINCE_LEADER).get("/").content.decode()


def test_home_of_a_leader_tells_of_a_newer_run(small, as_leader):
    small.publish()
    factories.make_run(small.round, code="2020-provisional-2")

    assert _titles(as_leader)[:2] == ["Theo dõi tự chấm năm 2020", "Xem lượt tính mới, chưa công bố"]


def test_home_of_a_unit_before_publication_leads_to_its_claims(small, client):
    assert _titles(_sign_in(client, Role.UNIT_OFFICER, small.a)) == ["Xem bản tự chấm của Sở A"]


def test_home_of_a_unit_while_feedback_is_open_tells_the_days_left(small, client):
    publication = small.publish()
    window = type(publication.window).objects.filter(publication=publication)
    window.update(closes_at=timezone.now() + timedelta(days=3))

    page = _sign_in(client, Role.UNIT_HEAD, small.a).get("/").content.decode()

    assert "Rà soát kết quả dự kiến của Sở A" in page
    assert "Còn 3 ngày phản hồi" in page


def test_home_of_a_unit_after_feedback_leads_to_its_result(small, client):
    small.publish()

    titles = _titles(_sign_in(client, Role.UNIT_HEAD, small.a))

    assert titles == ["Xem kết quả của Sở A", "Xem bảng xếp hạng", "Tải công văn, phụ lục"]


@pytest.mark.parametrize("role", [Role.APPRAISER, Role.TECHNICIAN, Role.CLERK, None])
def test_home_of_others_before_publication_has_nothing_to_do(small, client, role):
    _sign_in(client, role, small.a)

    assert _titles(client) == []
    assert "chưa có việc nào dành cho bạn" in client.get("/").content.decode()


def test_home_of_who_appraises_tells_what_is_left(client, db):
    desk = make_appraisal()
    found = {}
    for name in ("appraiser", "chief", "member"):
        client.force_login(getattr(desk, name))
        found[name] = _titles(client)[0]

    assert found == {
        "appraiser": "Thẩm định: còn 2 dòng",
        "chief": "Theo dõi thẩm định năm 2020",
        "member": "Theo dõi thẩm định năm 2020",
    }


def test_home_of_the_clerk_counts_minutes_without_a_number(client, db):
    meeting = make_meeting()
    minutes = closed(meeting)
    _sign_in(client, Role.CLERK)
    before = _titles(client)
    issue_minutes(minutes=minutes, number="12", issued_on=MET.date(), by=meeting.admin, now=MET)

    assert (before, _titles(client)) == (["Ghi số, bản ký biên bản làm việc năm 2020: 1 biên bản"], [])


def test_home_of_the_head_of_a_lead_unit_tells_what_waits(client, db):
    desk = make_appraisal()
    AppraisalPart.objects.create(
        assessment=desk.assessment(), domain_code="1", lead_unit=desk.lead, state="closed"
    )
    client.force_login(desk.chief)

    assert _titles(client)[0] == "Xác nhận thẩm định năm 2020: 1 phần"
    assert 'href="/tham-dinh/2020/xac-nhan/?chi=cho-xac-nhan"' in client.get("/").content.decode()


def test_home_of_the_department_tells_of_unfinished_parts(client, db):
    desk = make_appraisal()
    client.force_login(desk.admin)
    before = _titles(client)
    claim(desk.assessment(), points="7.5")
    judged(desk.assessment(), desk.appraiser, points="7.5")
    AppraisalPart.objects.create(
        assessment=desk.assessment(), domain_code="1", lead_unit=desk.lead, state="confirmed"
    )
    page = client.get("/").content.decode()

    assert [title for title in before if "Thẩm định" in title] == []
    assert "Thẩm định năm 2020: còn 3 phần chưa xong" in _titles(client)
    assert "2 đang thẩm định, 1 chờ Sở Nội vụ chấp nhận" in page
    assert "1 phần chờ chấp nhận" in page


def test_home_without_a_round_says_so(as_leader):
    assert "Chưa có đợt đánh giá nào được mở" in as_leader.get("/").content.decode()


def test_home_shows_the_step_that_is_going_on(small, as_leader):
    page = as_leader.get("/").content.decode()

    assert re.findall(r'<li class="step-(\w+)"', page) == ["now", "todo", "todo", "todo", "todo", "todo"]
    assert page.count('aria-current="step"') == 1


def test_home_takes_eight_queries(small, as_leader, django_assert_num_queries):
    with django_assert_num_queries(8):
        as_leader.get("/")


@pytest.fixture
def at_desk(small):
    """Sở A has a sheet in the round, with six days left."""
    now = timezone.now()
    Timetable.objects.create(
        round=small.round, self_due_at=now + timedelta(days=6), set_at=now, set_by=system_actor()
    )
    return Assessment.objects.create(round=small.round, unit=small.a)


@pytest.mark.parametrize(
    ("state", "officers", "heads"),
    [
        ("draft", "Tự chấm", "Theo dõi, nộp bản tự chấm"),
        ("with_head", "Bản tự chấm đang chờ thủ trưởng nộp", "Kiểm tra và nộp bản tự chấm"),
        ("returned", "Sửa bản tự chấm được trả lại", "Chỉ đạo sửa, nộp lại bản tự chấm"),
        ("submitted", "Xem bản tự chấm đã nộp", "Xem bản tự chấm đã nộp"),
        ("not_submitted", "Xem bản tự chấm", "Xem bản tự chấm"),
    ],
)
def test_home_tells_each_what_the_sheet_waits_for(small, at_desk, client, state, officers, heads):
    Assessment.objects.update(state=state)

    for role, words in ((Role.UNIT_OFFICER, officers), (Role.UNIT_HEAD, heads)):
        assert _titles(_sign_in(client, role, small.a)) == [f"{words} năm 2020: Sở A"]


def test_home_of_an_officer_tells_the_days_left_until_it_is_handed_in(small, at_desk, client):
    _sign_in(client, Role.UNIT_OFFICER, small.a)
    assert "Còn 6 ngày" in client.get("/").content.decode()
    Assessment.objects.update(state="submitted")

    page = client.get("/").content.decode()
    assert ("Còn 6 ngày" in page, '<span class="status status-ok">' in page) == (False, True)


def test_home_of_the_department_counts_who_has_handed_in(small, at_desk, as_leader):
    Assessment.objects.create(round=small.round, unit=small.b, state="submitted")
    page = as_leader.get("/").content.decode()

    assert "1/2 đơn vị đã nộp. Hạn nộp: " in page


def test_home_of_an_officer_takes_eleven_queries(small, at_desk, client, django_assert_num_queries):
    _sign_in(client, Role.UNIT_OFFICER, small.a)

    with django_assert_num_queries(11):
        client.get("/")
