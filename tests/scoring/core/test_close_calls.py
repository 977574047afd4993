import pytest

from scoring.core.close_calls import Edge, Tie, edges, ties
from scoring.core.engine import run
from scoring.core.results import RunResult
from scoring.core.types import UnitInput
from tests.scoring.core.samples import GROUP, D, award, bands, judged, run_of, set_of

BANDS = {GROUP: bands(("Tốt", "80"), ("Khá", "50"), ("Yếu", "0"))}


def _result(*points: str, unranked: int = 0) -> RunResult:
    """Units U0, U1… with these points of 1000, the last ones outside the ranking."""
    count = len(points)
    units = tuple(UnitInput(f"U{n}", GROUP, n < count - unranked) for n in range(count))
    entries = [award(f"U{n}", "1", points=each) for n, each in enumerate(points)]
    return run(run_of(set_of(judged("1", "1000"), bands=BANDS), *entries, units=units))


def test_equal_indexes_are_a_tie_with_its_place() -> None:
    assert ties(_result("900", "700", "700")) == (Tie(GROUP, D("70.00"), 2, ("U1", "U2")),)


def test_indexes_equal_once_printed_are_a_tie() -> None:
    assert ties(_result("700.01", "700.02"))[0].units == ("U0", "U1")


def test_unit_outside_the_ranking_ties_with_nobody() -> None:
    assert ties(_result("700", "700", unranked=1)) == ()


@pytest.mark.parametrize(
    ("points", "away"),
    [("800", "0.00"), ("800.5", "0.05"), ("799.5", "-0.05"), ("500", "0.00"), ("499.6", "-0.04")],
)
def test_index_within_a_twentieth_of_an_edge_is_told(points: str, away: str) -> None:
    (edge,) = edges(_result(points), BANDS)
    assert edge.away == D(away)


@pytest.mark.parametrize("points", ["800.6", "799.4", "0", "0.3", "1000"])
def test_index_further_off_or_by_the_lowest_bound_is_not(points: str) -> None:
    assert edges(_result(points), BANDS) == ()


def test_edge_names_the_class_above_it_and_the_unit_s_own() -> None:
    assert edges(_result("799.6", unranked=1), BANDS) == (Edge("U0", D("79.96"), "Khá", "Tốt", D("80")),)


def test_unit_without_an_index_is_near_nothing() -> None:
    result = run(run_of(set_of(judged("1"), bands=BANDS)))
    assert (edges(result, BANDS), ties(result)) == ((), ())
