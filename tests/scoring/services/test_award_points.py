from decimal import Decimal

import pytest
from django.db import transaction

from accounts.services.actors import system_actor
from scoring.core.types import Stage
from scoring.models import Award
from scoring.services.award_points import AwardConflict, Judgement, award_points
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    group = factories.make_group()
    return factories.make_round(factories.make_set([group])), factories.make_unit(group, "A")


def _award(place, points: str, code: str = "1.1") -> list[Award]:
    round, unit = place
    judgement = Judgement(unit.pk, code, points=Decimal(points))
    return award_points(
        round=round,
        stage=Stage.APPRAISAL,
        judgements=[judgement],
        by=system_actor(),
        now=factories.COMPUTED,
    )


def test_award_points_names_the_judgement_it_replaces(place):
    [first] = _award(place, "5")
    [second] = _award(place, "6")

    assert (first.replaces, second.replaces) == (None, first)
    assert [award.points for award in Award.objects.current()] == [6]


def test_award_points_that_stand_already_are_left_alone(place):
    _award(place, "5")

    assert _award(place, "5.00") == []
    assert Award.objects.count() == 1


def test_award_points_takes_the_same_queries_whatever_their_number(place, django_assert_num_queries):
    round, unit = place
    judgements = [Judgement(unit.pk, f"1.{n}", points=Decimal(n)) for n in range(5)]

    by = system_actor()

    with django_assert_num_queries(2):
        award_points(round=round, stage=Stage.APPRAISAL, judgements=judgements, by=by, now=factories.COMPUTED)


def test_award_points_judged_by_another_meanwhile_is_a_conflict(place, monkeypatch):
    _award(place, "5")
    monkeypatch.setattr("scoring.services.award_points._standing", lambda *_: {})

    with pytest.raises(AwardConflict, match="vừa thẩm định"), transaction.atomic():
        _award(place, "6")
    assert [award.points for award in Award.objects.all()] == [5]
