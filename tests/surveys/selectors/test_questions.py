import pytest

from scoring.models import ScaleLevel, SurveyQuestion
from surveys.core.answers import five_level_labels
from surveys.selectors.questions import questions_of
from tests.rounds import opened_edge_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def edge():
    return opened_edge_round()


def test_questions_of_stand_in_the_order_of_the_set(edge):
    assert [question.code for question in questions_of(edge)] == [f"C{n}" for n in range(1, 15)]


def test_questions_of_know_which_a_leaf_reads(edge):
    assert [question.code for question in questions_of(edge) if question.needed] == ["C1", "C2", "C3"]


def test_questions_of_carry_the_labels_of_their_scale(edge):
    ScaleLevel.objects.create(criteria_set=edge.criteria_set, scale="Đồng ý", level=5, label="Rất đồng ý")
    SurveyQuestion.objects.filter(code="C2").update(scale="đồng  ý")
    labels = {question.code: question.labels for question in questions_of(edge)}
    assert (labels["C1"], labels["C2"]) == (five_level_labels(), {"rất đồng ý": 5})


def test_questions_of_takes_three_queries(edge, django_assert_num_queries):
    with django_assert_num_queries(3):
        questions_of(edge)
