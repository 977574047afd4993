from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import WrongPasswords
from accounts.services.slow_guessing import (
    MOST_WRONG,
    REST,
    forget_wrong_passwords,
    may_try,
    note_wrong_password,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 1, 8, 2, tzinfo=UTC)


def wrong(times: int, username: str = "an", now: datetime = NOW) -> None:
    for _ in range(times):
        note_wrong_password(username=username, now=now)


def test_name_rests_after_the_last_wrong_password_allowed():
    wrong(MOST_WRONG - 1)
    assert may_try(username="an", now=NOW)
    wrong(1, "AN ")
    assert not may_try(username="an", now=NOW)
    assert may_try(username="binh", now=NOW)


def test_name_may_be_tried_again_after_its_rest():
    wrong(MOST_WRONG)
    assert not may_try(username="an", now=NOW + REST - timedelta(seconds=1))
    assert may_try(username="an", now=NOW + REST)


def test_right_password_starts_the_count_anew():
    wrong(MOST_WRONG - 1)
    forget_wrong_passwords(username="an")
    wrong(1)
    assert may_try(username="an", now=NOW)


def test_counts_that_are_over_are_forgotten():
    wrong(3, "binh")
    wrong(1, "an", NOW + REST)
    assert list(WrongPasswords.objects.values_list("count", flat=True)) == [1]
