import pytest

from results.selectors.season import Season, current_season
from scoring.models import RoundKind
from tests import factories

pytestmark = pytest.mark.django_db


def test_current_season_without_a_round_is_empty():
    assert current_season() == Season(None, None)


def test_current_season_prefers_the_official_round_of_the_latest_year(django_assert_num_queries):
    criteria_set = factories.make_set([factories.make_group()])
    factories.make_round(criteria_set, 2019)
    official = factories.make_round(criteria_set, 2020)
    factories.make_round(criteria_set, 2021, kind=RoundKind.REHEARSAL)

    with django_assert_num_queries(2):
        season = current_season()

    assert (season.round, season.publication) == (official, None)
    assert season.profile is not None
    assert season.profile.province == "Ninh Thuận"


def test_current_season_has_the_last_publication(small):
    small.publish()
    last = small.publish(public_annexes=False)

    season = current_season()

    assert season.publication == last
    assert not season.is_open


def test_season_is_open_while_its_publication_opens_the_annexes(small):
    small.publish()

    assert current_season().is_open
