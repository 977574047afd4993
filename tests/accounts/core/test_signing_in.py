from datetime import UTC, datetime, timedelta

import pytest

from accounts.core.signing_in import Tries, free_at, minutes_until, wait_of_pair

NOW = datetime(2026, 3, 10, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(("count", "minutes"), [(0, 0), (4, 0), (5, 1), (6, 2), (8, 8), (9, 15), (500, 15)])
def test_wait_doubles_up_to_a_quarter_of_an_hour(count, minutes):
    assert wait_of_pair(count) == timedelta(minutes=minutes)


def test_free_at_once_without_tries_or_after_an_hour():
    assert free_at(None, None, NOW) == NOW
    assert free_at(Tries(99, NOW - timedelta(hours=1)), None, NOW) == NOW


def test_free_after_the_wait_of_the_pair():
    assert free_at(Tries(6, NOW - timedelta(seconds=30)), None, NOW) == NOW + timedelta(seconds=90)


def test_address_of_many_tries_waits_a_minute_and_one_of_few_does_not():
    assert free_at(None, Tries(50, NOW), NOW) == NOW + timedelta(minutes=1)
    assert free_at(None, Tries(49, NOW), NOW) == NOW


def test_minutes_are_rounded_up():
    assert minutes_until(NOW + timedelta(seconds=61), NOW) == 2
    assert minutes_until(NOW + timedelta(seconds=60), NOW) == 1
