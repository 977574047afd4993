from decimal import Decimal

import pytest

from scoring.models import Criterion
from scoring.selectors.last_year import last_year_points
from tests import factories
from tests.scoring.handing_in import make_desk

pytestmark = pytest.mark.django_db


def _published_before(desk, kind="official", points="8"):
    round = factories.make_round(desk.round.criteria_set, year=2019)
    run = factories.make_run(round)
    factories.make_score(run, desk.a, points, "6")
    factories.publish(run)
    return round


def _points(desk):
    return last_year_points(desk.assessment(), Criterion.objects.filter(catalogue__group=desk.a.group_id))


def test_points_are_those_published_the_year_before(django_assert_num_queries):
    desk = make_desk()
    _published_before(desk)
    assessment, criteria = desk.assessment(), list(Criterion.objects.all())

    with django_assert_num_queries(1):
        found = last_year_points(assessment, criteria)
    assert found == {"1.1": Decimal(8), "2.1": Decimal(6)}


def test_points_follow_a_criterion_to_its_new_code():
    desk = make_desk()
    _published_before(desk)
    Criterion.objects.filter(code="1.1").update(previous_code="2.1")

    assert _points(desk)["1.1"] == Decimal(6)


def test_points_without_a_published_year_before_are_none():
    desk = make_desk()
    factories.make_run(factories.make_round(desk.round.criteria_set, year=2019))

    assert _points(desk) == {}
