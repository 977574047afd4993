from decimal import Decimal

import pytest

from accounts.models import AuditEvent
from accounts.services.actors import system_actor
from scoring.core.types import RunKind, Stage, Status
from scoring.models import Assessment, Award, Round, ScoreLine
from scoring.services.award_points import Judgement, award_points
from scoring.services.compute_scores import compute_scores
from scoring.services.record_absence import AbsenceRefused, record_absence, take_back_absence
from tests import factories
from tests.rounds import opened_edge_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment() -> Assessment:
    group = factories.make_group()
    round = factories.make_round(factories.make_set([group]))
    return Assessment.objects.create(round=round, unit=factories.make_unit(group, "A"))


def _current() -> list[tuple[str, Decimal | None, str]]:
    return list(Award.objects.current().values_list("criterion_code", "points", "reason"))


def test_record_absence_gives_zero_on_what_the_unit_scores_itself(assessment):
    step = record_absence(assessment=assessment, reason="Quá hạn 5 ngày", by=system_actor())

    assert _current() == [("1.1", Decimal(0), "Không nộp: 0 điểm. Quá hạn 5 ngày")]
    assert (step.from_state, step.to_state) == ("draft", "not_submitted")
    event = AuditEvent.objects.get(verb="record_absence")
    assert (event.target_ref, event.detail["criteria"]) == ("2020/A", ["1.1"])


def test_record_absence_leaves_what_is_judged_already(assessment):
    judgement = Judgement(assessment.unit_id, "1.1", points=Decimal(4))
    award_points(
        round=assessment.round,
        stage=Stage.APPRAISAL,
        judgements=[judgement],
        by=system_actor(),
        now=factories.COMPUTED,
    )
    record_absence(assessment=assessment, reason="Không gửi", by=system_actor())

    assert _current() == [("1.1", Decimal(4), "")]


def test_absence_taken_back_leaves_the_leaf_missing_again(assessment):
    record_absence(assessment=assessment, reason="Không gửi", by=system_actor())
    take_back_absence(assessment=assessment, reason="Đơn vị gửi bản giấy", by=system_actor())

    assert _current() == [("1.1", None, "Đơn vị gửi bản giấy")]
    assert Assessment.objects.get().state == "draft"


def test_absence_taken_back_keeps_what_was_judged_since(assessment):
    record_absence(assessment=assessment, reason="Không gửi", by=system_actor())
    award_points(
        round=assessment.round,
        stage=Stage.APPRAISAL,
        judgements=[Judgement(assessment.unit_id, "1.1", points=Decimal(3))],
        by=system_actor(),
        now=factories.COMPUTED,
    )
    take_back_absence(assessment=assessment, reason="Đã gửi", by=system_actor())

    assert _current() == [("1.1", Decimal(3), "")]


@pytest.mark.parametrize(
    ("state", "round_state", "reason", "sentence"),
    [
        ("draft", "open", " ", "phải có lý do"),
        ("submitted", "open", "x", "trạng thái “Đã nộp”"),
        ("draft", "provisional", "x", "đã công bố"),
    ],
)
def test_record_absence_is_refused(assessment, state, round_state, reason, sentence):
    Assessment.objects.update(state=state)
    Round.objects.update(state=round_state)

    with pytest.raises(AbsenceRefused, match=sentence):
        record_absence(assessment=assessment, reason=reason, by=system_actor())
    assert not Award.objects.exists()


def test_record_absence_of_some_leaves_is_of_no_others():
    edge = opened_edge_round()
    assessment = edge.assessments.get(unit__code="P01")
    record_absence(assessment=assessment, reason="Không gửi", by=system_actor(), only=["A.2"])

    assert [code for code, _, _ in _current()] == ["A.2"]
    assert AuditEvent.objects.get(verb="record_absence").detail["criteria"] == ["A.2"]


def test_record_absence_of_a_leaf_that_is_none_of_these_changes_nothing(assessment):
    with pytest.raises(AbsenceRefused, match=r"9\.9: không phải tiêu chí đơn vị phải tự chấm"):
        record_absence(assessment=assessment, reason="x", by=system_actor(), only=["1.1", "9.9"])
    assert (Assessment.objects.get().state, Award.objects.exists()) == ("draft", False)


def test_record_absence_scores_zero_whatever_the_method():
    edge = opened_edge_round()
    assessment = edge.assessments.order_by("pk").first()
    record_absence(assessment=assessment, reason="Không gửi", by=system_actor())
    run = compute_scores(round=edge, kind=RunKind.PROVISIONAL, by=system_actor()).run

    lines = ScoreLine.objects.filter(run=run, unit=assessment.unit, stage=Stage.APPRAISAL)
    zeros = lines.filter(criterion_code__in=Award.objects.values("criterion_code"))
    assert zeros.count() == Award.objects.count() > 0
    assert set(zeros.values_list("points", "status")) <= {
        (Decimal(0), Status.OVERRIDE.value),
        (Decimal(0), Status.SCORED.value),
    }
