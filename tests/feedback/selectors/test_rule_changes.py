from datetime import timedelta

import pytest

from feedback.core.words import Outcome
from feedback.models import Concurrence, Decision
from feedback.selectors.decisions import changing_decisions, overtaken
from feedback.selectors.rule_changes import rule_changes
from feedback.services.refusals import ThreadRefused
from feedback.services.thread.decide_objection import Verdict, decide_objection
from scoring.models import Round
from tests.feedback.season import NOW, agreed, corrected_leaf, objected

LATER = NOW + timedelta(hours=1)
SAID = (
    "Sở L thống nhất lúc 09:00 ngày 12/01/2021, trước đính chính bộ tiêu chí theo văn bản 12/SNV-CCHC "
    "ngày 11/01/2021 (điểm tối đa 10 thành 9, cách chấm đã đổi); hãy lấy thống nhất lại."
)


def said(season) -> list[str]:
    agreements = Concurrence.objects.select_related("unit", "lead_unit", "member")
    return [c.sentence for c in rule_changes(Round.objects.get(pk=season.round.pk), agreements).values()]


def decide(season, outcome=Outcome.ACCEPT, seen=0, now=LATER):
    verdict = Verdict(outcome, "Đã đối chiếu", seen)
    return decide_objection(objection=season.objection(), verdict=verdict, by=season.admin, now=now)


@pytest.fixture
def asked(season):
    objected(season)
    agreed(season)
    return season


def test_agreement_before_its_leaf_was_corrected_is_named_with_what_differs(asked):
    corrected_leaf(asked, now=LATER, max_points=9, parameters="bước 0,5")

    assert said(asked) == [SAID]


def test_agreement_before_a_correction_of_another_leaf_still_counts(asked):
    corrected_leaf(asked, "3.2", now=LATER, parameters="Có = 4; Không = 0")

    assert said(asked) == []


def test_agreement_after_the_correction_counts(asked):
    corrected_leaf(asked, now=LATER, max_points=9)
    agreed(asked, points="8.5", now=LATER + timedelta(hours=1))

    assert [c.agreed.points for c in rule_changes(asked.round, Concurrence.objects.current()).values()] == []


def test_leaf_put_back_as_it_was_leaves_the_agreement_as_it_was(asked):
    corrected_leaf(asked, now=LATER, max_points=9)
    corrected_leaf(asked, now=LATER, max_points=10)

    assert said(asked) == []


def test_change_on_an_overtaken_agreement_is_refused_until_there_is_another(asked):
    corrected_leaf(asked, now=LATER, max_points=9, parameters="bước 0,5")
    with pytest.raises(ThreadRefused) as refusal:
        decide(asked)
    assert (str(refusal.value), Decision.objects.count()) == (SAID, 0)

    agreed(asked, points="9", now=LATER + timedelta(hours=1))
    assert decide(asked).award.points == 9


def test_rejection_needs_no_fresh_agreement(asked):
    corrected_leaf(asked, now=LATER, max_points=9)

    assert decide(asked, Outcome.REJECT).award is None


def test_decision_that_stands_is_overtaken_by_a_correction_of_its_leaf(asked):
    decided = decide(asked, now=NOW)
    assert overtaken(asked.round, changing_decisions(asked.round).values()) == []
    corrected_leaf(asked, now=LATER, max_points=9, parameters="bước 0,5")

    def found():
        round = Round.objects.get(pk=asked.round.pk)
        return [(x.pk, c.sentence) for x, c in overtaken(round, changing_decisions(round).values())]

    assert found() == [(asked.objection().pk, SAID)]
    decide(asked, Outcome.REJECT, seen=decided.pk)
    assert found() == []


@pytest.mark.parametrize("corrections", [0, 2])
def test_rule_changes_take_two_queries_at_most(asked, corrections, django_assert_num_queries):
    for _ in range(corrections):
        corrected_leaf(asked, now=LATER, max_points=9)
    round = Round.objects.get(pk=asked.round.pk)
    agreements = list(Concurrence.objects.select_related("unit", "lead_unit", "member"))

    with django_assert_num_queries(2 if corrections else 1):
        rule_changes(round, agreements)
