from datetime import timedelta

from accounts.services.actors import system_actor
from results.core.timeline import SeasonFacts
from results.selectors.home import season_facts
from scoring.core.types import RunKind
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Award, SurveyHandover
from tests import factories


def test_season_facts_of_a_fresh_round_take_one_query(small, django_assert_num_queries):
    with django_assert_num_queries(1):
        facts = season_facts(small.round)

    assert facts == SeasonFacts(0, 0, False, None, None, None, None)


def test_season_facts_follow_the_work(small):
    Assessment.objects.create(round=small.round, unit=small.a, state=AssessmentState.SUBMITTED)
    Assessment.objects.create(round=small.round, unit=small.b)
    Award.objects.create(
        round=small.round,
        unit=small.a,
        criterion_code="1.1",
        stage="appraisal",
        state="score",
        points=9,
        awarded_at=factories.COMPUTED,
        awarded_by=system_actor(),
    )
    SurveyHandover.objects.create(
        round=small.round,
        number=1,
        forms_digest="x",
        handed_over_at=factories.COMPUTED,
        handed_over_by=system_actor(),
    )
    small.publish()
    final = factories.make_run(small.round, RunKind.FINAL)
    later = factories.PUBLISHED + timedelta(days=9)
    factories.publish(final, small.self_run, published_at=later)

    assert season_facts(small.round) == SeasonFacts(
        2, 1, True, factories.COMPUTED, factories.PUBLISHED, factories.CLOSES, later
    )
