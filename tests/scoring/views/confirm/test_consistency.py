from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import AuditEvent, Role, Unit
from scoring.models import Assessment, Award, Evidence, EvidenceUse, Round, SecondLook, Timetable
from tests import factories
from tests.scoring.appraising import judged
from tests.scoring.handing_in import claim

DESK = "/tham-dinh/2020/nhat-quan/"
LOOKS = "/tham-dinh/2020/xem-lai/"


@pytest.fixture
def ready(desk):
    """A and B claimed 7,5 on the same document; A was awarded 6, B all of it."""
    for unit, points in ((desk.a, "6"), (desk.b, "7.5")):
        claim(desk.assessment(unit), points="7.5")
        judged(desk.assessment(unit), desk.appraiser, points=points, reason="Thiếu", now=timezone.now())
        prove(desk, unit)
    return desk


def prove(desk, unit) -> None:
    """The unit names the document for its leaf 1.1."""
    document = Evidence.objects.create(
        unit=unit, title="Kế hoạch", number="12/KH", added_at=timezone.now(), added_by=desk.admin
    )
    EvidenceUse.objects.create(
        assessment=desk.assessment(unit), criterion_code="1.1", evidence=document,
        added_at=timezone.now(), added_by=desk.admin,
    )  # fmt: skip


def other_group(desk) -> Unit:
    """X, alone in the group XA, whose annex has a leaf 1.1 of its own; LEAD leads it too."""
    group = factories.make_group("XA", "Các xã", 2)
    catalogue = desk.round.criteria_set.catalogues.get()
    nodes = list(catalogue.criteria.order_by("order"))
    catalogue.pk, catalogue.group = None, group
    catalogue.save()
    for node in nodes:
        node.pk, node.catalogue = None, catalogue
        node.save()
    unit = factories.make_unit(group, "X")
    Assessment.objects.create(round=desk.round, unit=unit, state="submitted")
    return unit


def mark(client, **sent):
    data = {"unit": "A", "criterion": "1.1", "reason": "Khác đơn vị B", **sent}
    return told(client.post(f"{DESK}danh-dau/", data, follow=True))


def settle(client, **sent):
    return told(client.post(f"{LOOKS}{SecondLook.objects.get().pk}/", sent, follow=True))


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def test_desk_tells_gaps_missing_awards_and_the_same_proof(ready, as_person):
    found = as_person(ready.admin).get(DESK).context["found"]
    assert [(line.unit, line.gap) for line in found.gaps] == [("Sở A", 1.5)]
    assert {lead.name: count for lead, count in found.missing.items()} == {"Sở LEAD": 1}
    assert [(alike.what, len(alike.lines)) for alike in found.proof] == [("số 12/KH", 2)]
    assert [(row.who, row.lines, row.mean, row.small) for row in found.by_lead] == [
        ("Sở LEAD", 2, 67.5, True)
    ]


def test_groups_are_looked_at_together_or_one_at_a_time(ready, as_person):
    """A unit of another group names the same document for a criterion of its own annex."""
    other = other_group(ready)
    claim(ready.assessment(other), points="7.5")
    judged(ready.assessment(other), ready.appraiser, points="2", reason="Thiếu", now=timezone.now())
    prove(ready, other)
    client = as_person(ready.admin)
    found = {group: client.get(DESK, {"nhom": group}).context["found"] for group in ("", "SO", "XA")}
    assert {group: [line.unit_code for line in each.gaps] for group, each in found.items()} == {
        "": ["X", "A"],
        "SO": ["A"],
        "XA": ["X"],
    }
    assert [[len(alike.lines) for alike in each.proof] for each in found.values()] == [[2], [2], []]
    assert [(row.lines, row.mean) for row in found[""].by_person] == [(3, Decimal(155) / 3)]


def test_line_judged_by_its_own_lead_unit_is_named(ready, as_person):
    Round.objects.update(appraises_own=True)
    judged(ready.assessment(ready.lead), ready.appraiser, points="5", reason="Đủ", now=timezone.now())
    found = as_person(ready.admin).get(DESK).context["found"]
    assert [line.unit for line in found.own] == ["Sở LEAD"]
    assert (found.late, found.overrides) == ((), ())


def test_line_judged_after_the_announced_end_is_late(ready, as_person):
    Timetable.objects.update(appraisal_opens_at=None, appraisal_due_at=timezone.now() - timedelta(hours=1))
    found = as_person(ready.admin).get(DESK).context["found"]
    assert [line.unit_code for line in found.late] == ["A", "B"]


def test_leader_reads_and_marks_nothing(ready, as_person):
    leader = as_person(factories.make_person(Role.DEPARTMENT_LEADER))
    page = leader.get(DESK)
    assert (page.status_code, page.context["may_mark"]) == (200, False)
    assert mark(leader) == ["Chỉ quản trị đợt của Sở Nội vụ đánh dấu được."]


@pytest.mark.parametrize("who", ["appraiser", "chief", "member"])
def test_nobody_else_sees_the_desk(ready, as_person, who):
    client = as_person(getattr(ready, who))
    assert client.get(DESK).status_code == 403
    assert client.post(f"{DESK}danh-dau/", {"unit": "A"}).status_code == 403


def test_line_is_marked_once_and_its_appraiser_sees_it(ready, as_person):
    admin = as_person(ready.admin)
    assert mark(admin) == ["Đã đánh dấu Sở A, tiêu chí 1.1."]
    assert mark(admin) == ["Dòng này đang có đánh dấu “cần xem lại”."]
    page = as_person(ready.appraiser).get(LOOKS)
    assert [(look.row.criterion_code, look.mine) for look in page.context["looks"]] == [("1.1", True)]
    sibling = factories.make_person(Role.APPRAISER, ready.b, "sibling")
    assert as_person(sibling).get(LOOKS).context["looks"] == ()
    led_to = ("/tham-dinh/2020/tieu-chi/SO/1.1/#tc-A", "/lich-su/2020/A/1.1/")
    assert [f'href="{place}"' in page.content.decode() for place in led_to] == [True, True]
    assert 'href="/lich-su/2020/A/1.1/"' in admin.get(DESK).content.decode()
    chief = as_person(ready.chief).get(LOOKS)
    assert [look.mine for look in chief.context["looks"]] == [False]
    part = as_person(ready.appraiser).get("/tham-dinh/2020/xac-nhan/A/1/LEAD/")
    assert part.context["page"].rows[0].look.reason == "Khác đơn vị B"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"unit": "X"}, "Không có đơn vị nào mang mã này trong đợt."),
        ({"criterion": "9.9"}, "Phụ lục của đơn vị không có tiêu chí 9.9"),
        ({"reason": " "}, "Hãy ghi vì sao cần xem lại."),
        ({"unit": "LEAD"}, "Dòng này chưa có điểm thẩm định."),
    ],
)
def test_mark_without_its_parts_is_told(ready, as_person, sent, said):
    assert mark(as_person(ready.admin), **sent) == [said]
    assert not SecondLook.objects.exists()


def test_refused_mark_keeps_what_was_typed(ready, as_person):
    sent = {"unit": "X", "criterion": "1.1", "reason": "Khác đơn vị B"}
    answer = as_person(ready.admin).post(f"{DESK}danh-dau/", sent)
    assert answer.status_code == 422
    assert {name: answer.context[name] for name in sent} == sent
    assert 'maxlength="1000" required>Khác đơn vị B</textarea>' in answer.content.decode()


def test_points_are_kept_with_an_explanation(ready, as_person):
    mark(as_person(ready.admin))
    client = as_person(ready.appraiser)
    assert settle(client, outcome="kept") == ["Giữ điểm thì hãy ghi vì sao."]
    assert settle(client, outcome="kept", answer="Thiếu thật") == ["Đã giải quyết."]
    assert settle(client, outcome="kept", answer="x") == ["Dòng này đã được giải quyết: Giữ điểm."]
    event = AuditEvent.objects.order_by("-pk").first()
    assert (event.verb, event.detail["answer"]) == ("settle_second_look", "Thiếu thật")


def test_judged_anew_needs_an_award_since(ready, as_person):
    mark(as_person(ready.admin))
    client = as_person(ready.appraiser)
    assert settle(client, outcome="changed") == ["Dòng này chưa được chấm lại từ khi đánh dấu."]
    award = Award.objects.get(unit=ready.a)
    judged(ready.assessment(), ready.appraiser, version=award.pk, points="7", reason="Đủ", now=timezone.now())
    assert settle(client, outcome="changed") == ["Đã giải quyết."]


def test_stranger_to_the_line_settles_nothing(ready, as_person):
    mark(as_person(ready.admin))
    sibling = factories.make_person(Role.APPRAISER, ready.b, "sibling")
    assert settle(as_person(sibling), outcome="kept", answer="x") == [
        "Chỉ người thẩm định dòng này và Sở Nội vụ giải quyết được."
    ]


def test_who_reads_nothing_of_the_appraisal_has_no_queue(ready, as_person):
    people = [
        factories.make_person(role, ready.a, f"{role}-a") for role in (Role.UNIT_OFFICER, Role.UNIT_HEAD)
    ]
    assert [as_person(person).get(LOOKS).status_code for person in people] == [403, 403]


def test_look_at_an_own_line_is_not_shown_to_its_people(ready, as_person):
    judged(ready.assessment(ready.lead), ready.member, points="5", reason="Đủ", now=timezone.now())
    mark(as_person(ready.admin), unit="LEAD")
    found = {who: as_person(getattr(ready, who)).get(LOOKS) for who in ("appraiser", "chief", "member")}
    assert {who: len(page.context["looks"]) for who, page in found.items()} == {
        "appraiser": 0,
        "chief": 0,
        "member": 1,
    }


def test_workbook_holds_every_judged_line(ready, as_person):
    answer = as_person(ready.admin).get(f"{DESK}tep.xlsx")
    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["Các dòng", "Theo chủ trì", "Theo người", "Cùng tài liệu", "Cùng số liệu"]
    rows = [row[:2] for row in book["Các dòng"].iter_rows(values_only=True)]
    assert rows[-2:] == [("Sở A", "1.1"), ("Sở B", "1.1")]


@pytest.mark.parametrize("units", [1, 12])
def test_desk_takes_as_many_queries_for_many_units(desk, as_person, django_assert_num_queries, units):
    for number in range(units):
        unit = factories.make_unit(desk.a.group, f"U{number}")
        claim(Assessment.objects.create(round=desk.round, unit=unit, state="submitted"))
        judged(desk.assessment(unit), desk.appraiser, points="6", reason="Thiếu", now=timezone.now())
    client = as_person(desk.admin)
    with django_assert_num_queries(20):
        assert client.get(DESK).status_code == 200
