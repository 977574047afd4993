from decimal import Decimal

import pytest

from accounts.models import Unit
from scoring.core.types import Stage
from scoring.models import Criterion, ScoreRun
from scoring.selectors.last_year import PastFigures, last_year_points, past_figures
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


def _kin_published(desk, *codes: str) -> None:
    """Units that A carries on, published the year before with 8 points on 1.1."""
    round = factories.make_round(desk.round.criteria_set, year=2019)
    run = factories.make_run(round)
    for code in codes:
        unit = factories.make_unit(desk.a.group, code)
        Unit.objects.filter(pk=unit.pk).update(successor=desk.a)
        factories.make_score(run, unit, "8", "6")
    factories.publish(run)


def test_points_of_a_renamed_unit_are_those_under_its_old_name():
    desk = make_desk()
    _kin_published(desk, "CU")

    assert _points(desk) == {"1.1": Decimal(8), "2.1": Decimal(6)}


def test_points_of_a_merger_are_nobodys_and_each_is_named():
    desk = make_desk()
    _kin_published(desk, "C1", "C2")

    assert _points(desk) == {}
    assert _named(desk) == (
        PastFigures("Sở C1", Decimal(8), None),
        PastFigures("Sở C2", Decimal(8), None),
    )


def test_points_of_the_unit_itself_come_before_those_of_one_it_took_in():
    desk = make_desk()
    _kin_published(desk, "CU")
    run = ScoreRun.objects.get()
    factories.make_line(run, desk.a, "1.1", Decimal(3), Stage.APPRAISAL)

    assert _points(desk) == {"1.1": Decimal(3)}
    assert [figures.unit for figures in _named(desk)] == ["", "Sở CU"]


def test_points_of_a_unit_of_another_group_are_of_another_annex():
    desk = make_desk()
    _kin_published(desk, "CU")
    Unit.objects.filter(code="CU").update(group=factories.make_group("HUYEN", "Huyện", 2))

    assert (_points(desk), _named(desk)) == ({}, ())


def _named(desk) -> tuple[PastFigures, ...]:
    return past_figures(desk.assessment(), Criterion.objects.get(code="1.1"))
