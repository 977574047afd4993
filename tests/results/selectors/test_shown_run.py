from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import Role
from accounts.rules import Standing
from results.selectors.season import current_season
from results.selectors.shown_run import claims_run, run_state, shown_run
from scoring.core.types import RunKind
from tests import factories

pytestmark = pytest.mark.django_db
LEADER = Standing(frozenset({Role.PROVINCE_LEADER}), frozenset())
STRANGER = Standing(frozenset({Role.APPRAISER}), frozenset())


def test_shown_run_before_publication_is_the_latest_for_leaders_and_none_for_others(small):
    season = current_season()

    shown = shown_run(season, LEADER)

    assert shown is not None
    assert (shown.run, shown.publication) == (small.run, None)
    assert shown_run(season, STRANGER) is None


def test_shown_run_after_publication_is_the_published_one_for_everyone(small):
    small.publish()
    newer = factories.make_run(small.round, code="2020-provisional-2")
    season = current_season()

    for_leader, for_stranger = shown_run(season, LEADER), shown_run(season, STRANGER)

    assert for_leader is not None
    assert for_stranger is not None
    assert (for_leader.run, for_leader.newer) == (small.run, newer)
    assert (for_stranger.run, for_stranger.newer) == (small.run, None)


def test_shown_run_named_by_code_is_for_leaders_only(small):
    small.publish()
    draft = factories.make_run(small.round, code="2020-provisional-2")
    season = current_season()

    for_leader, for_stranger = (shown_run(season, s, draft.code) for s in (LEADER, STRANGER))

    assert for_leader is not None
    assert for_stranger is not None
    assert (for_leader.run, for_leader.publication) == (draft, None)
    assert for_stranger.run == small.run


def test_shown_run_is_never_a_self_run(small):
    assert shown_run(current_season(), LEADER, small.self_run.code) is None


def test_shown_run_without_any_run_is_none():
    factories.make_round(factories.make_set([factories.make_group()]))

    assert shown_run(current_season(), LEADER) is None


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (datetime(2021, 1, 9, 3, tzinfo=UTC), 5),
        (datetime(2021, 1, 14, 16, 59, tzinfo=UTC), 0),
        (datetime(2021, 1, 14, 17, 0, tzinfo=UTC), None),
    ],
)
def test_run_state_counts_the_days_of_the_province(small, now, left):
    small.publish()
    shown = shown_run(current_season(), LEADER)
    assert shown is not None

    assert run_state(shown, may_open_run=True, now=now).days_left == left


def test_run_state_of_an_unpublished_run(small):
    shown = shown_run(current_season(), LEADER)
    assert shown is not None

    state = run_state(shown, may_open_run=True, now=factories.COMPUTED + timedelta(days=1))

    assert (state.published, state.closes_at, state.is_sample, state.kind_label) == (
        False,
        None,
        True,
        "Dự kiến",
    )


def test_claims_run_is_the_one_published_beside_the_run(small):
    small.publish()
    factories.make_run(small.round, RunKind.SELF, code="2020-self-2")
    shown = shown_run(current_season(), LEADER)
    assert shown is not None

    assert claims_run(shown).get() == small.self_run


def test_claims_run_of_an_unpublished_run_is_the_latest(small):
    later = factories.make_run(small.round, RunKind.SELF, code="2020-self-2")
    shown = shown_run(current_season(), LEADER)
    assert shown is not None

    assert claims_run(shown).get() == later
