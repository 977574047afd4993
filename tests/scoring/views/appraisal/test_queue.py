import re

import pytest

from accounts.models import Role
from scoring.models import Assessment, Round, Supplement
from tests import factories
from tests.scoring.appraising import NOW, freeze_set
from tests.scoring.handing_in import ask_evidence, claim
from tests.scoring.views.appraisal.conftest import QUEUE, client_of, judge_now
from tests.scoring.views.test_sheet import text


def rows(client, query: str = "") -> list[list[str]]:
    """The cells of each row, as words."""
    page = text(client.get(QUEUE + query))
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    told = [re.sub(r"<small>.*?</small>", "", row) for row in body.split("<tr>")[1:]]
    return [
        [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.split(r"</t[hd]>", row)[:-1]]
        for row in told
    ]


def test_units_tell_how_far_they_are(desk, as_appraiser):
    ask_evidence()
    claim(desk.assessment(), points="7.5")
    judge_now(desk, points="6", reason="Thiếu")
    Assessment.objects.filter(unit=desk.b).update(state="draft")
    Supplement.objects.create(
        assessment=desk.assessment(), lead_unit=desk.lead, criterion_codes=["1.1"], reason="Thêm",
        due_at=NOW, asked_at=NOW, asked_by=desk.appraiser,
    )  # fmt: skip

    assert rows(as_appraiser) == [
        ["Sở A", "Đã nộp", "1/1", "+1,50", "1", "1"],
        ["Sở B", "Đang tự chấm", "0/1", "–", "–", "–"],
        ["Sở LEAD", "Đã nộp", "0/0", "–", "–", "–"],
    ]


def test_criteria_tell_how_far_they_are(desk, as_appraiser):
    for unit in (desk.a, desk.b):
        claim(desk.assessment(unit), points="7.5")
    judge_now(desk, points="6", reason="Thiếu")

    assert rows(as_appraiser, "?theo=tieu-chi")[-1] == ["1.1. Tiêu chí 1.1", "1/2", "+1,50", "–", "–"]


def test_largest_gap_comes_first_when_asked(desk, as_appraiser):
    for unit, given in ((desk.a, "7"), (desk.b, "3")):
        claim(desk.assessment(unit), points="7.5")
        judge_now(desk, unit=unit, points=given, reason="Thiếu")

    assert [row[0] for row in rows(as_appraiser)] == ["Sở A", "Sở B", "Sở LEAD"]
    assert [row[0] for row in rows(as_appraiser, "?sap=chenh-lech")] == ["Sở B", "Sở A", "Sở LEAD"]


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [("chua-tham-dinh", ["Sở B"]), ("co-chenh-lech", ["Sở A"]), ("thieu-tai-lieu", [])],
)
def test_filter_keeps_units_with_such_lines(desk, as_appraiser, wanted, kept):
    for unit in (desk.a, desk.b):
        claim(desk.assessment(unit), points="7.5")
    judge_now(desk, points="6", reason="Thiếu")

    assert [row[0] for row in rows(as_appraiser, f"?loc={wanted}")] == kept


def test_go_on_leads_to_the_first_line_that_waits(desk, as_appraiser):
    judge_now(desk, points="6", reason="Đủ")
    page = text(as_appraiser.get(QUEUE))

    assert re.findall(r'href="([^"]+)">Tiếp tục', page) == ["/tham-dinh/2020/don-vi/B/1/"]


def test_task_force_sees_the_lines_of_lead_units_then_all(desk):
    client = client_of(desk.member)

    assert [row[0] for row in rows(client)] == ["Sở LEAD"]
    assert [row[0] for row in rows(client, "?xem=duoc-xem")] == ["Sở A", "Sở B", "Sở LEAD"]


@pytest.mark.parametrize("units", [1, 3])
def test_queue_costs_as_many_queries_however_many_units(desk, as_appraiser, units, django_assert_num_queries):
    for number in range(units - 1):
        unit = factories.make_unit(desk.a.group, f"U{number}")
        Assessment.objects.create(round=desk.round, unit=unit, state="submitted")
        claim(desk.assessment(unit))
    freeze_set()
    as_appraiser.get(QUEUE)  # a frozen set is read once
    with django_assert_num_queries(13):
        as_appraiser.get(QUEUE)


def test_address_without_a_round_leads_to_the_open_one(desk, as_appraiser):
    older = factories.make_round(desk.round.criteria_set, 2021)
    Round.objects.filter(pk=older.pk).update(state="closed")

    assert as_appraiser.get("/tham-dinh/").headers["Location"] == QUEUE


@pytest.mark.parametrize("role", [Role.UNIT_OFFICER, Role.CLERK, Role.TECHNICIAN])
def test_desk_does_not_exist_for_others(desk, role):
    client = client_of(factories.make_person(role, desk.b, "khac"))

    assert [client.get(page).status_code for page in ("/tham-dinh/", QUEUE)] == [404, 404]


def test_head_of_a_unit_that_leads_nothing_finds_nothing(desk):
    head = factories.make_person(Role.UNIT_HEAD, desk.b, "khac")

    assert client_of(head).get(QUEUE).status_code == 404
    assert client_of(desk.chief).get(QUEUE).status_code == 200
