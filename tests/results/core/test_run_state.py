from datetime import date

import pytest

from results.core.run_state import days_left


@pytest.mark.parametrize(
    ("today", "left"), [(date(2021, 1, 9), 5), (date(2021, 1, 14), 0), (date(2021, 1, 15), None)]
)
def test_days_left_count_to_the_last_day(today, left):
    assert days_left(date(2021, 1, 14), today) == left


def test_days_left_without_a_window_are_none():
    assert days_left(None, date(2021, 1, 9)) is None
