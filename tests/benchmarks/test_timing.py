import pytest

from benchmarks.timing import Cost, interleaved, median, percentile_95

pytestmark = pytest.mark.django_db


def test_median_is_of_each_figure_by_itself():
    assert median([Cost(1, 9), Cost(3, 7), Cost(2, 8)]) == Cost(2, 8)


@pytest.mark.parametrize(("count", "expected"), [(1, 1), (20, 19), (100, 95), (101, 96)])
def test_percentile_95_is_within_95_of_100(count, expected):
    assert percentile_95(range(count, 0, -1)) == expected


def test_interleaved_takes_turns_and_drops_the_first():
    done = []
    works = {name: lambda name=name: done.append(name) for name in "ab"}
    costs = interleaved(works, rounds=2, before=lambda: done.append("-"))
    assert "".join(done) == "-a-b" * 3
    assert list(costs) == ["a", "b"]
