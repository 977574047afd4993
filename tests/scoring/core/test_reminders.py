from datetime import datetime, timedelta, timezone

import pytest

from scoring.core.reminders import ReminderMark, mark_at

DUE = datetime(2020, 11, 16, tzinfo=timezone(timedelta(hours=7)))


@pytest.mark.parametrize(
    ("before", "mark"),
    [
        (timedelta(days=30, seconds=1), None),
        (timedelta(days=30), ReminderMark.MONTH),
        (timedelta(days=7, seconds=1), ReminderMark.MONTH),
        (timedelta(days=7), ReminderMark.WEEK),
        (timedelta(days=1), ReminderMark.DAY),
        (timedelta(seconds=1), ReminderMark.DAY),
        (timedelta(0), None),
    ],
)
def test_mark_is_the_nearest_before_the_deadline(before, mark):
    assert mark_at(DUE, DUE - before) is mark


def test_mark_without_a_deadline_is_none():
    assert mark_at(None, DUE) is None
