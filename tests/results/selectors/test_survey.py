from accounts.services.actors import system_actor
from results.core.survey import FormCount
from results.selectors.frames import SurveyCriterion
from results.selectors.survey import form_counts, group_answers
from scoring.models import SurveyCount, SurveyHandover
from tests import factories


def _handover(round, number: int) -> SurveyHandover:
    return SurveyHandover.objects.create(
        round=round,
        number=number,
        forms_digest=str(number),
        handed_over_at=factories.COMPUTED,
        handed_over_by=system_actor(),
    )


def test_form_counts_are_those_of_the_last_hand_over(small, django_assert_num_queries):
    for number, valid in ((1, 80), (2, 90)):
        SurveyCount.objects.create(
            handover=_handover(small.round, number), unit=small.a, issued=100, valid=valid
        )

    with django_assert_num_queries(1):
        assert form_counts(small.round) == {"A": FormCount(90, 100)}


def test_group_answers_without_forms_count_nothing(small, django_assert_num_queries):
    criteria = [SurveyCriterion("SO", "Tiếp cận", ("C1",))]

    with django_assert_num_queries(2):
        answers = group_answers(small.round, criteria)

    assert [(a.group, a.title, a.counts) for a in answers] == [("SO", "Tiếp cận", (0, 0, 0, 0, 0))]
