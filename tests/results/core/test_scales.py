from decimal import Decimal

import pytest

from results.core.scales import bar_scale, change_limit, strip_scale, year_scale


@pytest.mark.parametrize(
    ("lowest", "marks"),
    [("73.38", [40, 60, 80, 100]), ("39", [20, 40, 60, 80, 100]), ("0", [0, 20, 40, 60, 80, 100])],
)
def test_bar_scale_begins_at_forty_or_below_the_lowest_value(lowest, marks):
    assert bar_scale([Decimal(lowest), Decimal(95)]).marks == marks


@pytest.mark.parametrize(("lowest", "low"), [("95", 80), ("73.38", 70), ("8", 0)])
def test_strip_scale_begins_at_the_tens_below_the_lowest_value(lowest, low):
    assert strip_scale([Decimal(lowest)]).low == low


def test_year_scale_lies_in_fives_around_the_means():
    assert year_scale([Decimal("81.61"), Decimal("84.87")]).marks == [80, 85]
    assert year_scale([Decimal(98), Decimal("99.5")]).marks == [95, 100]


@pytest.mark.parametrize(("change", "limit"), [("0.1", 2), ("-8.13", 10), ("14.47", 16), ("16", 16)])
def test_change_limit_is_the_next_even_number(change, limit):
    assert change_limit([Decimal(change)]) == limit


def test_change_limit_of_nothing_is_the_least():
    assert change_limit([]) == 2
