import pytest

from accounts.models import Role
from accounts.services.actors import system_actor
from scoring.core.first_year import SetUpFacts
from scoring.models import Round, Timetable
from scoring.selectors.first_year import first_year
from tests import factories

pytestmark = pytest.mark.django_db


def test_first_year_begins_with_nothing():
    assert first_year() == SetUpFacts()


@pytest.mark.parametrize("more", [1, 3])
def test_first_year_counts_in_four_queries(more, django_assert_num_queries):
    group = factories.make_group()
    units = [factories.make_unit(group, f"U{n}") for n in range(more)]
    factories.make_person(Role.UNIT_OFFICER, units[0])
    factories.make_person(Role.UNIT_HEAD, units[0])
    factories.make_person(Role.APPRAISER, units[-1])
    factories.make_set([group])

    with django_assert_num_queries(4):
        assert first_year() == SetUpFacts(units=more, covered=1, active_sets=1)


def test_first_year_lasts_until_the_round_has_its_timetable():
    round = factories.make_round(factories.make_set([factories.make_group()]))
    assert first_year() == SetUpFacts(active_sets=1, round="2020")

    Timetable.objects.create(round=round, set_at=factories.COMPUTED, set_by=system_actor())
    assert first_year() is None


@pytest.mark.parametrize("state", ["provisional", "final", "closed"])
def test_first_year_is_over_once_the_round_has_gone_on(state):
    factories.make_round(factories.make_set([factories.make_group()]))
    Round.objects.update(state=state)

    assert first_year() is None


def test_first_year_is_over_with_a_second_round():
    criteria_set = factories.make_set([factories.make_group()])
    for year in (2020, 2021):
        factories.make_round(criteria_set, year)

    assert first_year() is None
