import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from accounts.models import Role, Unit
from accounts.services.actors import system_actor
from feedback.models import FeedbackWindow
from results.core.gate import PointKind
from results.models import PublicationProposal
from results.selectors.gate import gate_of
from results.services.approve_publication import approve_publication
from results.services.close_proposal import return_proposal
from results.services.propose_publication import propose_publication
from results.views.publishing.points import ShownItem
from scoring.core.types import NoSurvey, RunKind
from scoring.models import Assignment
from tests import factories
from tests.results.views.publishing.conftest import signed_in
from tests.small_round import award, computed, small_round

PAGE = "/dot/2020/cong-bo/"
TODAY = f"{timezone.localdate():%d/%m/%Y}"
IN_A_WEEK = f"{timezone.localdate() + timedelta(days=7):%d/%m/%Y}"


def _links(page: str) -> list[str]:
    return re.findall(r'<li><a href="([^"]+)">', page.partition('class="points"')[2].partition("</form>")[0])


def test_page_before_a_run_leads_to_the_runs(db, as_preparer):
    small_round({"A": "9"})
    page = as_preparer.get(PAGE).content.decode()

    assert "Đợt 2020 chưa có lượt tính dự kiến" in page
    assert '<a href="/luot-tinh/">Đến nơi xử lý' in page
    assert "Trình lãnh đạo duyệt" not in page


def test_page_leads_to_each_place_to_mend(db, as_preparer):
    round = small_round({"A": "9.5"}, no_survey=NoSurvey.MISSING)
    run = computed(round)
    page = as_preparer.get(PAGE).content.decode()

    assert '<a href="/nhap/phieu-khao-sat/">Đến nơi xử lý' in page
    assert _links(page) == [f"/ket-qua/A/?luot={run.code}#tc-2.1"]


def test_page_of_a_sound_run_offers_to_propose_it(round, as_preparer):
    page = as_preparer.get(PAGE).content.decode()

    assert ("Mọi kiểm tra đều đạt." in page, "Trình lãnh đạo duyệt" in page) == (True, True)


def test_page_tells_of_unfinished_parts_and_does_not_refuse_for_them(round, as_preparer):
    lead = Unit.objects.get(code="A")
    Assignment.objects.create(
        round=round, group=lead.group, criterion_code="1.1", lead_unit=lead,
        assigned_at=timezone.now(), assigned_by=system_actor(),
    )  # fmt: skip
    page = as_preparer.get(PAGE).content.decode()

    assert "3 phần thẩm định chưa được Sở Nội vụ chấp nhận." in page
    assert 'href="/tham-dinh/2020/chua-xong/"' in page
    assert "Trình lãnh đạo duyệt" in page


def test_preparing_is_for_round_admins(round, as_approver):
    page = as_approver.get(PAGE).content.decode()

    assert "Trình lãnh đạo duyệt" not in page
    assert as_approver.post(PAGE, {"respond_before": IN_A_WEEK}).status_code == 403
    assert not PublicationProposal.objects.exists()


def test_proposal_carries_the_day_and_leads_back(round, as_preparer, preparer):
    answer = as_preparer.post(PAGE, {"loai": "provisional", "respond_before": IN_A_WEEK})
    proposal = PublicationProposal.objects.get()

    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    assert (proposal.prepared_by, f"{proposal.respond_before:%d/%m/%Y}") == (preparer, IN_A_WEEK)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("", "Hãy ghi ngày hết nhận phản hồi"),
        ("2027-01-15", "Ghi ngày như 15/01/2027."),
        (TODAY, "Phải là một ngày sau hôm nay"),
    ],
)
def test_day_that_leaves_no_time_to_answer_is_refused(round, as_preparer, day, said):
    answer = as_preparer.post(PAGE, {"respond_before": day})

    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not PublicationProposal.objects.exists()


def test_lists_must_be_ticked_and_stay_ticked_on_the_form_that_comes_back(db, as_preparer):
    round = small_round({"A": "9", "B": "9"})
    computed(round)
    tie, edge = gate_of(round, RunKind.PROVISIONAL).points
    form = {"respond_before": IN_A_WEEK, "xac-nhan": [tie.token]}
    answer = as_preparer.post(PAGE, form)
    page = answer.content.decode()

    assert (answer.status_code, f'value="{tie.token}" checked' in page) == (422, True)
    assert f'value="{edge.token}" checked' not in page
    assert as_preparer.post(PAGE, {**form, "xac-nhan": [tie.token, edge.token]}).status_code == 302


def test_kind_without_its_list_acknowledges_nothing(db, as_preparer):
    computed(small_round({"A": "9", "B": "9"}))
    kinds = [kind.value for kind in PointKind]

    assert as_preparer.post(PAGE, {"respond_before": IN_A_WEEK, "xac-nhan": kinds}).status_code == 422


def test_correction_asks_for_its_note_and_the_chain_shows_both(round, proposal, approver, as_preparer):
    approve_publication(proposal=proposal, by=approver)
    award(round, "C", points="5.5")
    computed(round)
    form = {"loai": "provisional", "respond_before": IN_A_WEEK}

    refused = as_preparer.post(PAGE, form)
    assert (refused.status_code, "Công bố lại là đính chính" in refused.content.decode()) == (422, True)
    as_preparer.post(PAGE, {**form, "note": "Chấm lại Sở C"})
    approve_publication(proposal=PublicationProposal.objects.waiting().get(), by=approver)
    page = as_preparer.get(PAGE).content.decode()
    assert ("Đính chính lần 1: Chấm lại Sở C" in page, "Đã được đính chính ở lần 2" in page) == (True, True)
    assert "Chấm lại Sở C" in as_preparer.get("/ket-qua/A/").content.decode()


def test_page_tells_what_became_of_earlier_proposals(round, proposal, approver, as_preparer):
    return_proposal(proposal=proposal, reason="Xem lại Sở C", by=approver)
    page = as_preparer.get(PAGE).content.decode()

    assert ("Lãnh đạo trả lại" in page, "Lý do: Xem lại Sở C" in page) == (True, True)


def test_final_before_the_closing_leads_to_the_board_of_answers(round, as_preparer):
    factories.publish(round.runs.get())
    FeedbackWindow.objects.update(closes_at=datetime(2031, 1, 14, 17, tzinfo=UTC))
    type(round).objects.filter(pk=round.pk).update(state="provisional")
    computed(round, RunKind.FINAL)

    shown = as_preparer.get(PAGE, {"loai": "final"}).context["points"]
    assert [(each.point.kind, each.items) for each in shown] == [
        (
            PointKind.WINDOW,
            (
                ShownItem(
                    "3 đơn vị, 3 chưa phản hồi: nhận ý kiến hết ngày 14/01/2031",
                    "/y-kien/don-vi/?dot=2020",
                ),
            ),
        )
    ]


def test_closed_round_publishes_nothing_more(round, as_preparer):
    type(round).objects.filter(pk=round.pk).update(state="closed")

    assert "không công bố thêm kết quả" in as_preparer.get(PAGE).content.decode()
    assert as_preparer.post(PAGE, {"respond_before": IN_A_WEEK}).status_code == 302
    assert not PublicationProposal.objects.exists()


@pytest.mark.parametrize("role", [Role.CLERK, Role.TASK_FORCE, Role.TECHNICIAN, None])
def test_page_is_for_those_who_see_every_figure(round, role):
    assert signed_in(factories.make_person(role)).get(PAGE).status_code == 403


def test_page_of_a_round_that_is_not_there_is_not_found(round, as_preparer):
    assert as_preparer.get("/dot/khac/cong-bo/").status_code == 404


@pytest.mark.parametrize("more", [0, 4])
def test_page_with_a_proposal_takes_29_queries_for_any_number_of_units(
    preparer, as_approver, more, django_assert_num_queries
):
    round = small_round({"A": "9.5", "B": "7.5", **{f"X{n}": f"{6.5 - n / 4}" for n in range(more)}})
    computed(round)
    propose_publication(round=round, kind="provisional", by=preparer)
    as_approver.get(PAGE)

    with django_assert_num_queries(29):
        as_approver.get(PAGE)
