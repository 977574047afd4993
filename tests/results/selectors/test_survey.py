from results.core.survey import FormCount
from results.selectors.frames import SurveyCriterion
from results.selectors.survey import form_counts, group_answers
from scoring.models import SurveyCount
from tests import factories


def test_form_counts_are_those_of_the_hand_over_that_the_run_read(small, django_assert_num_queries):
    read, later = (factories.make_handover(small.round, number) for number in (1, 2))
    run = factories.make_run(small.round, code="2020-provisional-2", handover=read)
    for handover, valid in ((read, 80), (later, 90)):
        SurveyCount.objects.create(handover=handover, unit=small.a, issued=100, valid=valid)

    with django_assert_num_queries(1):
        assert form_counts(run) == {"A": FormCount(80, 100)}


def test_form_counts_of_a_run_before_the_survey_are_none(small):
    handover = factories.make_handover(small.round)
    SurveyCount.objects.create(handover=handover, unit=small.a, issued=100, valid=80)

    assert form_counts(small.run) == {}


def test_group_answers_without_forms_count_nothing(small, django_assert_num_queries):
    criteria = [SurveyCriterion("SO", "Tiếp cận", ("C1",))]

    with django_assert_num_queries(1):
        answers = group_answers(small.run, criteria)

    assert [(a.group, a.title, a.counts) for a in answers] == [("SO", "Tiếp cận", (0, 0, 0, 0, 0))]
