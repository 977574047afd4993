from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, RoleGrant
from scoring.models import AppraisalPart, AppraisalStep, Assessment, Award
from tests import factories
from tests.scoring.appraising import judged
from tests.scoring.handing_in import claim

BOARD = "/tham-dinh/2020/xac-nhan/"
PART = f"{BOARD}A/1/LEAD/"


@pytest.fixture
def ready(desk):
    """Unit A claimed 7,5 and was awarded 6."""
    claim(desk.assessment(), points="7.5")
    judged(desk.assessment(), desk.appraiser, points="6", reason="Thiếu báo cáo", now=timezone.now())
    return desk


def key(desk, unit=None):
    return f"{desk.assessment(unit).pk}:1"


def move(client, slug, desk, **sent):
    data = {"chu-tri": "LEAD", "nhom": "SO", "part": key(desk), **sent}
    return client.post(f"{BOARD}{slug}/", data, follow=True)


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def test_board_shows_points_and_state_of_each_part(ready, as_person):
    page = as_person(ready.chief).get(BOARD)
    board = page.context["board"]

    cells = [[cell and (cell.sums.claimed, cell.sums.awarded) for cell in line.cells] for line in board.lines]
    assert ([line.unit.code for line in board.lines], cells) == (["A", "B"], [[(7.5, 6)], [(0, 0)]])
    assert "7,50 → 6,00<small>/10,00</small>" in page.content.decode()


def test_each_figure_of_a_part_leads_to_its_history(ready, as_person):
    history = "/lich-su/2020/A/1.1/"
    client = as_person(ready.chief)

    assert f'href="{history}"' in client.get(PART).content.decode()
    assert "Thiếu báo cáo" in client.get(history).content.decode()


def test_lead_units_own_line_is_not_shown_to_its_people(ready, as_person):
    seen = [line.unit.code for line in as_person(ready.admin).get(BOARD).context["board"].lines]
    assert seen == ["A", "B", "LEAD"]
    assert as_person(ready.chief).get(f"{BOARD}LEAD/1/LEAD/").status_code == 404
    assert as_person(ready.member).get(f"{BOARD}LEAD/1/LEAD/").status_code == 200


def test_part_goes_from_judged_to_accepted_and_back(ready, as_person):
    appraiser, chief, admin = map(as_person, (ready.appraiser, ready.chief, ready.admin))
    steps = [
        told(move(appraiser, "dong", ready)),
        told(move(chief, "xac-nhan", ready)),
        told(move(admin, "chap-nhan", ready)),
        told(move(admin, "mo-khoa", ready, reason="Đơn vị khiếu nại", tu="A:1")),
        told(move(chief, "tra-ve", ready, reason="Chấm lại", tu="A:1")),
        told(move(appraiser, "mo-lai", ready, reason="Chấm lại", tu="A:1")),
    ]
    assert steps == [
        ["Đã thẩm định xong 1 phần."],
        ["Đã xác nhận 1 phần."],
        ["Đã chấp nhận 1 phần."],
        ["Đã mở khóa 1 phần."],
        ["Đã trả về người thẩm định 1 phần."],
        ["Đã mở lại 1 phần."],
    ]
    assert (AppraisalPart.objects.get().state, AppraisalStep.objects.count()) == ("open", 6)


def test_head_confirms_a_domain_for_all_units_that_are_closed(ready, as_person):
    judged(ready.assessment(ready.b), ready.appraiser, points="5", reason="Đủ", now=timezone.now())
    domain = {"chu-tri": "LEAD", "nhom": "SO", "domain": "1"}
    as_person(ready.appraiser).post(f"{BOARD}dong/", domain)
    answer = as_person(ready.chief).post(f"{BOARD}xac-nhan/", domain, follow=True)

    assert told(answer) == ["Đã xác nhận 2 phần."]
    assert set(AppraisalPart.objects.values_list("state", flat=True)) == {"confirmed"}


def test_refused_part_is_told_and_the_others_are_moved(ready, as_person):
    answer = move(as_person(ready.appraiser), "dong", ready, part=[key(ready), key(ready, ready.b)])
    assert told(answer) == [
        "Đã thẩm định xong 1 phần.",
        "Sở B, lĩnh vực 1: còn 1 tiêu chí chưa thẩm định (1.1).",
    ]


def test_nothing_chosen_is_told(ready, as_person):
    assert told(move(as_person(ready.appraiser), "dong", ready, part=[])) == ["Chưa chọn phần nào."]


def test_step_back_without_a_reason_is_told(ready, as_person):
    move(as_person(ready.appraiser), "dong", ready)
    assert told(move(as_person(ready.appraiser), "mo-lai", ready, reason=" ")) == ["Hãy ghi lý do."]


def test_reader_has_no_buttons(ready, as_person):
    leader = factories.make_person(Role.DEPARTMENT_LEADER)
    page = as_person(leader).get(BOARD)
    assert (page.context["board"].open_to, "Báo thẩm định xong" in page.content.decode()) == (
        frozenset(),
        False,
    )
    assert told(move(as_person(leader), "dong", ready)) == [
        "Chỉ người thẩm định của đơn vị chủ trì làm được bước này."
    ]


def test_board_of_another_lead_unit_does_not_exist(ready, as_person):
    assert as_person(ready.chief).get(f"{BOARD}?chu-tri=A").status_code == 404
    sibling = factories.make_person(Role.APPRAISER, ready.b, "sibling")
    assert as_person(sibling).get(BOARD).status_code == 403
    assert as_person(sibling).get(PART).status_code == 404


def test_last_years_grant_opens_no_board(ready, as_person):
    RoleGrant.objects.update(valid_from=date(2019, 1, 1), valid_to=date(2019, 12, 31))
    assert as_person(ready.chief).get(BOARD).status_code == 403


@pytest.mark.parametrize("sent", [{"part": "9999:1"}, {"part": "x"}, {"chu-tri": "A"}])
def test_unknown_part_is_404(ready, as_person, sent):
    assert move(as_person(ready.chief), "xac-nhan", ready, **sent).status_code == 404


def test_unknown_move_is_404(ready, as_person):
    assert move(as_person(ready.chief), "bay", ready).status_code == 404


def test_state_narrows_the_board(ready, as_person):
    move(as_person(ready.appraiser), "dong", ready)
    board = as_person(ready.chief).get(f"{BOARD}?chi=cho-xac-nhan").context["board"]
    assert [line.unit.code for line in board.lines] == ["A"]


def test_part_page_tells_its_lines_and_steps(ready, as_person):
    move(as_person(ready.appraiser), "dong", ready)
    page = as_person(ready.chief).get(PART)
    (row,) = page.context["page"].rows
    assert (row.claimed, row.awarded, row.difference, row.award.reason) == (7.5, 6, -1.5, "Thiếu báo cáo")
    assert "Lê Thị Hoa thẩm định xong lúc" in page.content.decode()


@pytest.mark.parametrize("units", [1, 12])
def test_board_takes_as_many_queries_for_many_units(desk, as_person, django_assert_num_queries, units):
    for number in range(units):
        unit = factories.make_unit(desk.a.group, f"U{number}")
        assessment = Assessment.objects.create(round=desk.round, unit=unit, state="submitted")
        claim(assessment)
        AppraisalPart.objects.create(
            assessment=assessment, domain_code="1", lead_unit=desk.lead, state="confirmed"
        )
    client = as_person(desk.admin)
    with django_assert_num_queries(19):
        assert client.get(BOARD).status_code == 200


def test_part_page_queries(ready, as_person, django_assert_num_queries):
    client = as_person(ready.chief)
    with django_assert_num_queries(23):
        assert client.get(PART).status_code == 200


def test_addresses():
    assert reverse("scoring:parts", args=["2020"]) == BOARD
    assert reverse("scoring:part", args=["2020", "A", "1", "LEAD"]) == PART


def test_unit_without_anything_applicable_has_no_cell(ready, as_person):
    Award.objects.create(
        round=ready.round, unit=ready.b, criterion_code="1.1", stage="appraisal", state="not_applicable",
        reason="Không có TTHC", awarded_at=timezone.now(), awarded_by=ready.admin,
    )  # fmt: skip
    board = as_person(ready.chief).get(BOARD).context["board"]
    assert [line.cells for line in board.lines if line.unit == ready.b] == [(None,)]
