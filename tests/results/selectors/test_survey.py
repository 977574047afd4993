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


def test_form_counts_are_those_of_the_hand_over_that_the_run_read(small, django_assert_num_queries):
    for number, valid in ((1, 80), (2, 90)):
        handover = _handover(small.round, number)
        SurveyCount.objects.create(handover=handover, unit=small.a, issued=100, valid=valid)
        if number == 1:
            run = factories.make_run(small.round, code="2020-provisional-2", handover=handover)

    with django_assert_num_queries(1):
        assert form_counts(run) == {"A": FormCount(80, 100)}


def test_form_counts_of_a_run_before_the_survey_are_none(small):
    handover = _handover(small.round, 1)
    SurveyCount.objects.create(handover=handover, unit=small.a, issued=100, valid=80)

    assert form_counts(small.run) == {}


def test_group_answers_without_forms_count_nothing(small, django_assert_num_queries):
    criteria = [SurveyCriterion("SO", "Tiếp cận", ("C1",))]

    with django_assert_num_queries(2):
        answers = group_answers(small.run, criteria)

    assert [(a.group, a.title, a.counts) for a in answers] == [("SO", "Tiếp cận", (0, 0, 0, 0, 0))]
