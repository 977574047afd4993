import re

from results.marks import trend


def test_trend_puts_each_value_in_the_middle_of_its_step():
    assert re.findall(r'<circle cx="([\d.]+)%"', trend([70, 80, 90], low=60, high=100)) == [
        "16.67",
        "50",
        "83.33",
    ]


def test_trend_joins_neighbours_and_marks_the_last():
    mark = trend([70, 80], low=60, high=100)

    assert mark.count("<line") == 1
    assert re.findall(r' r="(\d)" fill="(#\w+)"', mark) == [("4", "#14518B"), ("6", "#9B1B1E")]


def test_trend_rises_upwards():
    low, high = re.findall(r'cy="([\d.]+)"', trend([60, 100], low=60, high=100))

    assert (low, high) == ("84", "8")


def test_trend_draws_the_grid_across():
    assert 'x1="0%" y1="46" x2="100%" y2="46"' in trend([80], low=60, high=100, grid=[80])
