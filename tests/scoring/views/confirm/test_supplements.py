from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Role
from cchc_portal.lib.dates import vn_moment
from scoring.models import Assignment, Claim, Submission, Supplement, Timetable
from scoring.services.appraisal.answer_supplement import answer_supplement
from tests import factories
from tests.scoring.appraising import open_now
from tests.scoring.supplements import ask, fill, make_asked

LIST = "/tham-dinh/2020/bo-sung/"
ASK = f"{LIST}A/"
DESK = "/tu-cham/2020/A/"
LINES = "/tham-dinh/2020/don-vi/A/1/"


@pytest.fixture
def made(db):
    """Self-scoring ended ten days ago, appraisal is open; nothing is asked yet."""
    found = make_asked(asked=False)
    Timetable.objects.update(self_closes_at=None)
    open_now()
    return found


@pytest.fixture
def asked(made):
    ask(made, until=timezone.localdate() + timedelta(days=3), now=timezone.now())
    return made


def day():
    return f"{timezone.localdate() + timedelta(days=3):%d/%m/%Y}"


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def test_appraiser_asks_for_a_line_or_a_domain(made, as_person):
    client = as_person(made.desk.appraiser)
    page = client.get(f"{ASK}?linh-vuc=1")
    assert (page.context["ticked"], [d.code for d in page.context["domains"]]) == (["1.1"], ["1"])
    sent = {"linh-vuc": "1", "reason": "Thiếu báo cáo", "until": day()}
    assert told(client.post(ASK, sent, follow=True)) == ["Đã yêu cầu Sở A bổ sung 1 tiêu chí."]
    assert Supplement.objects.get().criterion_codes == ["1.1"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"tc": "1.1", "reason": "", "until": "01/01/2020"}, "Hãy ghi cần bổ sung gì."),
        ({"tc": "1.1", "reason": "x", "until": "01/01/2020"}, "Ngày bổ sung đã qua"),
        ({"reason": "x", "until": "31/12/2099"}, "Ngày bổ sung phải trước"),
    ],
)
def test_refused_request_is_told_on_the_page(made, as_person, sent, said):
    Timetable.objects.update(appraisal_closes_at=timezone.now() + timedelta(days=9, hours=1))
    answer = as_person(made.desk.appraiser).post(ASK, sent)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_unit_sees_what_is_asked_and_only_that_line_is_open(asked, as_person):
    client = as_person(asked.officer)
    page = client.get(DESK).content.decode()
    assert ("Thiếu báo cáo quý III" in page, "Nộp bổ sung" in page) == (True, False)
    sheet = client.get(f"{DESK}1/")
    assert [view.editable for view in sheet.context["rows"]] == [True]
    assert "chỉ mở tiêu chí được yêu cầu bổ sung" in sheet.content.decode()
    assert "Bổ sung bản tự chấm năm 2020: Sở A" in client.get("/").content.decode()


def test_officer_edits_and_the_head_hands_in(asked, as_person):
    sent = {"state": "score", "points": "8", "version": 1}
    saved = as_person(asked.officer).post(f"{DESK}1/1.1/luu/", sent)
    assert (saved.status_code, Claim.objects.get().points) == (302, 8)
    address = f"{DESK}bo-sung/{Supplement.objects.get().pk}/nop/"
    assert as_person(asked.officer).post(address).status_code == 403
    head = as_person(asked.head)
    assert "Hãy đánh dấu vào lời cam kết trước khi nộp." in told(head.post(address, follow=True))
    receipt = head.post(address, {"declared": "on"}, follow=True)
    submission = Submission.objects.get(number=2)
    assert submission.code in receipt.content.decode()
    assert head.get(DESK).context["page"].editable is False


def test_nothing_is_open_after_the_day(asked, as_person):
    Supplement.objects.update(due_at=timezone.now())
    client = as_person(asked.officer)
    sheet = client.get(f"{DESK}1/")
    assert ([view.editable for view in sheet.context["rows"]], sheet.context["editable"]) == ([False], False)
    assert (
        client.post(f"{DESK}1/1.1/luu/", {"state": "score", "points": "8", "version": 1}).status_code == 423
    )
    assert "Bổ sung bản tự chấm" not in client.get("/").content.decode()


def test_request_is_taken_back_on_the_list(asked, as_person):
    fill(asked, now=timezone.now())
    client = as_person(asked.desk.chief)
    address = f"{LIST}{Supplement.objects.get().pk}/rut/"
    assert told(client.post(address, {"reason": ""}, follow=True)) == ["Hãy ghi lý do."]
    assert told(client.post(address, {"reason": "Đã có"}, follow=True)) == [
        "Đã rút yêu cầu bổ sung; các tiêu chí trở lại như bản đã nộp."
    ]
    assert "Đã rút yêu cầu" in client.get(LIST).content.decode()


def test_other_people_see_no_requests(asked, as_person):
    sibling = factories.make_person(Role.APPRAISER, asked.desk.b, "sibling")
    for person in (sibling, asked.head, asked.officer):
        assert as_person(person).get(LIST).status_code == 403
        assert as_person(person).get(ASK).status_code == 404
    head_of_b = factories.make_person(Role.UNIT_HEAD, asked.desk.b, "head-b")
    address = f"{DESK}bo-sung/{Supplement.objects.get().pk}/nop/"
    assert as_person(head_of_b).post(address, {"declared": "on"}).status_code == 404


def test_request_leads_to_its_line_at_the_desk(asked, as_person):
    page = as_person(asked.desk.appraiser).get(LIST).content.decode()
    link = 'href="/tham-dinh/2020/don-vi/A/1/#tc-1.1"'
    assert link in page
    other = factories.make_person(Role.APPRAISER, asked.desk.lead, "other")
    Assignment.objects.create(
        round=asked.desk.round, group=asked.desk.a.group, criterion_code="1.1", lead_unit=asked.desk.lead,
        appraiser=asked.desk.appraiser, assigned_at=timezone.now(), assigned_by=asked.desk.admin,
    )  # fmt: skip
    listed = as_person(other).get(LIST).content.decode()
    assert ("1.1 " in listed, link in listed) == (True, False)


def test_line_at_the_desk_tells_until_when_it_waits_and_when_the_unit_added(asked, as_person):
    client, now = as_person(asked.desk.appraiser), timezone.now()
    assert f"Đang chờ đơn vị bổ sung, nhận hết ngày {day()}" in client.get(LINES).content.decode()

    fill(asked, now=now)
    answer_supplement(supplement=Supplement.objects.get(), declared=True, by=asked.head, now=now)

    page = client.get(LINES).content.decode()
    assert "Đang chờ đơn vị bổ sung" not in page
    assert f"Đơn vị đã bổ sung lúc {vn_moment(timezone.localtime(now))}" in page


def test_queries(asked, as_person, django_assert_num_queries):
    client = as_person(asked.desk.appraiser)
    with django_assert_num_queries(11):
        client.get(LIST)
