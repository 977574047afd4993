from datetime import date

import pytest

from scoring.core.evidence import outside

FIRST, LAST = date(2019, 12, 1), date(2020, 11, 30)


@pytest.mark.parametrize(
    ("issued_on", "is_outside"),
    [
        (date(2019, 11, 30), True),
        (FIRST, False),
        (LAST, False),
        (date(2020, 12, 1), True),
        (None, False),
    ],
)
def test_outside_takes_both_days_as_inside(issued_on, is_outside):
    assert outside(issued_on, FIRST, LAST) is is_outside


def test_outside_an_open_window_is_nothing():
    assert not outside(date(1999, 1, 1), None, None)
