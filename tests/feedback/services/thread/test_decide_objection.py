from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from accounts.models import AuditEvent
from accounts.services.actors import system_actor
from feedback.core.words import ObjectionState, Outcome
from feedback.models import Decision, Objection
from feedback.selectors.decisions import changing_decisions, undecided
from feedback.selectors.effect import asked_effect
from feedback.services.refusals import ThreadRefused
from feedback.services.thread.decide_objection import DecisionConflict, Verdict, decide_objection
from feedback.services.thread.record_concurrence import refuse_agreement
from scoring.core.types import EntryState, RunKind, Stage
from scoring.models import Award, Round, ScoreLine, UnitScore
from scoring.services.compute_scores import compute_scores
from tests.accounts.people import at_once
from tests.feedback.season import (
    NOW,
    agreed,
    asking,
    make_season,
    objected,
    place_of,
    saved,
    sent,
    with_paper,
)
from tests.feedback.second_window import published_anew

WHY = "Đã đối chiếu"


def decide(season, outcome=Outcome.ACCEPT, code="1.1", *, seen=0, by=None, now=NOW, reason=WHY, **more):
    verdict = Verdict(outcome, reason, seen, **more)
    return decide_objection(objection=season.objection(code), verdict=verdict, by=by or season.admin, now=now)


def final(season):
    """The result of a final run: index, class and rank by unit."""
    run = compute_scores(round=season.round, kind=RunKind.FINAL, by=system_actor()).run
    rows = UnitScore.objects.filter(run=run).values_list("unit__code", "index", "band", "rank")
    return run, {code: rest for code, *rest in rows}


def test_accept_awards_the_request_after_feedback(season):
    objected(season)
    agreed(season)
    decision = decide(season)
    award = decision.award

    assert (award.stage, award.points, award.reason) == (Stage.REVISION, 9, WHY)
    assert award.document == f"Biên bản làm việc số 12/BB ngày 11/01/2021, Sở L; {season.objection().code}"
    assert season.objection().status == ObjectionState.ACCEPTED
    run, results = final(season)
    assert results["A"] == [Decimal("68.00"), "Trung bình", 3]
    assert ScoreLine.objects.get(run=run, unit=season.a, criterion_code="1.1").points == 9


def test_accept_is_in_the_audit_chain(season):
    objected(season)
    agreed(season)
    decision = decide(season)
    event = AuditEvent.objects.get(verb="decide_objection")

    assert (event.target_ref, event.detail["outcome"], event.detail["award"]) == (
        *(season.objection().code, "accept"),
        decision.award_id,
    )


def test_effect_before_deciding_equals_the_run_afterwards(season):
    """A ratio above the group's best takes points from everyone who is compared with it."""
    objected(season, "3.1", value="150", denominator="100")
    agreed(season, "3.1", by=season.admin, member=season.member, value="150", denominator="100")
    told = asked_effect(season.objection("3.1"))
    decide(season, code="3.1")
    _, results = final(season)

    moved = {c.code: [c.after.index, c.after.band, c.after.rank] for c in told.found.others}
    after = told.found.after
    assert {"A": [after.index, after.band, after.rank], **moved} == results
    assert sorted(moved) == ["B", "C"]
    assert told.sentence.startswith("Chấp nhận toàn bộ +2,00: chỉ số 60,00 → 68,00")
    assert "Sở C chỉ số 96,00 → 82,68" in told.sentence


def test_part_awards_what_is_agreed_to(season):
    objected(season)
    agreed(season, points="8.5")
    decision = decide(season, Outcome.PART, entry=asking(points="8"))

    assert (decision.award.points, season.objection().status) == (8, ObjectionState.PART)


@pytest.mark.parametrize(
    ("outcome", "more"), [(Outcome.ACCEPT, {}), (Outcome.PART, {"entry": asking(points="8.75")})]
)
def test_more_than_was_agreed_to_is_refused(season, outcome, more):
    objected(season)
    agreed(season, points="8.5")

    with pytest.raises(ThreadRefused, match=r"Sở L chỉ thống nhất 8,5 điểm; .* vượt ra ngoài"):
        decide(season, outcome, **more)
    assert (Decision.objects.count(), Award.objects.filter(stage=Stage.REVISION).count()) == (0, 0)


def test_change_without_agreement_is_refused(season):
    objected(season)

    with pytest.raises(ThreadRefused, match="Chưa có thống nhất của đơn vị chủ trì"):
        decide(season)


def test_change_against_the_lead_unit_is_refused(season):
    objected(season)
    refuse_agreement(place=place_of(season), reason="Đã tính đủ", by=season.appraiser, now=NOW)

    with pytest.raises(ThreadRefused, match="Sở L không thống nhất: Đã tính đủ"):
        decide(season)


def test_exemption_is_covered_by_the_same_only(season):
    objected(season, "3.2", state=EntryState.NOT_APPLICABLE)
    agreed(season, "3.2", by=season.other_appraiser, choice="Có")
    with pytest.raises(ThreadRefused, match="chỉ thống nhất 5 điểm; không áp dụng vượt ra ngoài"):
        decide(season, code="3.2")
    agreed(
        season, "3.2", by=season.other_appraiser, state=EntryState.NOT_APPLICABLE, reason="Không có nhiệm vụ"
    )
    decide(season, code="3.2")

    assert final(season)[1]["A"][0] == Decimal("75.00")  # 15 of 20


def test_survey_leaf_may_be_given_points(season):
    objected(season, "2.1", points="9")
    agreed(season, "2.1", by=season.admin, member=season.member, points="9")

    assert decide(season, code="2.1").award.points == 9


def test_reject_needs_no_agreement_and_awards_nothing(season):
    objected(season)
    decision = decide(season, Outcome.REJECT)

    assert (decision.award, season.objection().status) == (None, ObjectionState.REJECTED)


def test_ask_gives_a_day(season):
    objected(season)
    decide(season, Outcome.ASK, until=date(2021, 1, 15))
    row = season.objection()

    assert (row.status, row.due_at) == (ObjectionState.ASKED, datetime(2021, 1, 15, 17, tzinfo=UTC))


@pytest.mark.parametrize("until", [None, date(2021, 1, 11)])
def test_ask_without_a_day_to_come_is_refused(season, until):
    objected(season)

    with pytest.raises(ThreadRefused, match="ngày đơn vị phải bổ sung"):
        decide(season, Outcome.ASK, until=until)


def test_another_decision_names_the_one_it_replaces_and_puts_the_points_back(season):
    objected(season)
    agreed(season)
    first = decide(season)
    second = decide(season, Outcome.REJECT, seen=first.pk)

    assert (second.replaces, second.award.points) == (first, None)
    assert list(Decision.objects.current()) == [second]
    assert final(season)[1]["A"][0] == Decimal("60.00")


def test_line_put_back_follows_the_appraisal_as_it_is_published_anew(season):
    objected(season)
    agreed(season)
    first = decide(season)
    decide(season, Outcome.REJECT, seen=first.pk)
    published_anew(season)

    run, _ = final(season)
    line = ScoreLine.objects.get(run=run, unit=season.a, criterion_code="1.1")
    assert (line.points, line.stage) == (Decimal("7.5"), Stage.APPRAISAL)


def test_survey_leaf_put_back_follows_its_rule_again(season):
    objected(season, "2.1", points="9")
    agreed(season, "2.1", by=season.admin, member=season.member, points="9")
    first = decide(season, code="2.1")
    decide(season, Outcome.REJECT, "2.1", seen=first.pk)

    run, _ = final(season)
    line = ScoreLine.objects.get(run=run, unit=season.a, criterion_code="2.1")
    assert (line.points, line.status) == (None, "not_applicable")


def test_decision_over_one_that_was_not_read_is_told(season):
    objected(season)
    decide(season, Outcome.REJECT)

    with pytest.raises(DecisionConflict, match="Lê Thị Hoa vừa quyết định “Giữ nguyên điểm” lúc 09:00"):
        decide(season, Outcome.REJECT, reason="Khác")
    assert Decision.objects.count() == 1


def test_decision_without_a_reason_is_refused(season):
    objected(season)

    with pytest.raises(ThreadRefused, match="lý do, căn cứ"):
        decide(season, Outcome.REJECT, reason=" ")


def test_part_without_figures_is_refused(season):
    objected(season)
    agreed(season)

    with pytest.raises(ThreadRefused, match="phải ghi điểm hoặc số liệu"):
        decide(season, Outcome.PART)


def test_decision_by_others_is_refused(season):
    objected(season)

    for person in (season.head, season.appraiser, season.member):
        with pytest.raises(ThreadRefused, match="Chỉ quản trị đợt"):
            decide(season, Outcome.REJECT, by=person)


def test_decision_on_a_draft_is_refused(season):
    saved(season)

    with pytest.raises(ThreadRefused, match="“Đơn vị đang soạn”"):
        decide(season, Outcome.REJECT)


def test_decision_after_the_final_publication_is_refused(season):
    objected(season)
    Round.objects.update(state="final")

    with pytest.raises(ThreadRefused, match="“chính thức”"):
        decide(season, Outcome.REJECT)


def test_what_waits_and_what_changed_for_the_final_publication(season):
    objected(season)
    assert undecided(season.round) == [season.objection()]
    agreed(season)
    decision = decide(season)

    assert undecided(season.round) == []
    assert changing_decisions(season.round) == {("A", "1.1"): decision}


@pytest.fixture
def twice(season) -> tuple[Decision, Decision]:
    """9 points accepted in the first window, then 8.5 of the same line in the second."""
    objected(season)
    agreed(season)
    first = decide(season)
    published_anew(season)
    saved(season, points="8.5")
    with_paper(season)
    sent(season)
    agreed(season, points="8.5")
    second = Objection.objects.order_by("id").last()
    verdict = Verdict(Outcome.ACCEPT, WHY, 0)
    return first, decide_objection(objection=second, verdict=verdict, by=season.admin, now=NOW)


@pytest.mark.parametrize(("back", "left", "points"), [(0, 1, "8.5"), (1, 0, "9")])
def test_decision_taken_back_leaves_what_was_accepted_in_another_window(season, twice, back, left, points):
    seen = twice[back]
    rejected = decide_objection(
        objection=seen.objection, verdict=Verdict(Outcome.REJECT, WHY, seen.pk), by=season.admin, now=NOW
    )

    run, _ = final(season)
    line = ScoreLine.objects.get(run=run, unit=season.a, criterion_code="1.1")
    assert (line.points, rejected.award.points) == (Decimal(points), Decimal(points))
    assert changing_decisions(season.round) == {("A", "1.1"): twice[left]}


def test_decisions_of_both_windows_taken_back_leave_the_appraisal(season, twice):
    for seen in twice:
        verdict = Verdict(Outcome.REJECT, WHY, seen.pk)
        last = decide_objection(objection=seen.objection, verdict=verdict, by=season.admin, now=NOW)

    run, _ = final(season)
    assert ScoreLine.objects.get(run=run, unit=season.a, criterion_code="1.1").points == Decimal("7.5")
    assert changing_decisions(season.round) == {("A", "1.1"): last}


@pytest.mark.django_db(transaction=True)
def test_deciders_at_once_give_one_outcome_and_the_others_are_told():
    season = make_season()
    objected(season)
    agreed(season)

    found = at_once(
        lambda: decide(season).outcome,
        lambda: decide(season, Outcome.REJECT).outcome,
        lambda: decide(season, Outcome.ASK, until=date(2021, 1, 15)).outcome,
    )

    assert sorted(map(str, found)).count(str(DecisionConflict)) == 2
    assert Decision.objects.count() == 1
