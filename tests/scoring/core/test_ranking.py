import pytest

from scoring.core.knockouts import parse_conditions
from scoring.core.ranking import Branch, branch, classify, holds, ranks
from scoring.core.results import LineResult
from scoring.core.types import BandInput, Status
from tests.scoring.core.samples import D, bands


def _line(code: str, points: str | None, top: str, status: Status = Status.SCORED) -> LineResult:
    return LineResult(code, D(top), None if points is None else D(points), status, None, ())


LINES = (
    _line("A.1", "2.50", "5"),
    _line("A.10", None, "5", Status.NOT_APPLICABLE),
    _line("A.2", "1.00", "2"),
    _line("AB", "9.00", "9"),
    _line("C", None, "4", Status.NOT_APPLICABLE),
)


@pytest.mark.parametrize(
    ("indexes", "places"),
    [
        (["90", "85.5", "85.5", "80"], [1, 2, 2, 4]),
        (["80", "90", "80"], [2, 1, 2]),
        (["70", "70.00"], [1, 1]),
        ([], []),
    ],
)
def test_ranks(indexes: list[str], places: list[int]) -> None:
    assert list(ranks({str(n): D(text) for n, text in enumerate(indexes)}).values()) == places


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("A", Branch(D("3.50"), D(7), 2)),
        ("A.1", Branch(D("2.50"), D(5), 1)),
        ("C", Branch(D(0), D(0), 0)),
    ],
)
def test_branch_holds_applicable_leaves_only(code: str, found: Branch) -> None:
    assert branch(code, LINES) == found


@pytest.mark.parametrize(
    ("text", "passes"),
    [("A >= 3,5", True), ("A >= 3,51", False), ("A >= 50%", True), ("A >= 50,01%", False), ("C >= 4", True)],
)
def test_condition_is_compared_exactly(text: str, passes: bool) -> None:
    (condition,) = parse_conditions(text)
    assert holds(condition, branch(condition.code, LINES)) is passes


@pytest.mark.parametrize(("index", "name"), [("80", "Tốt"), ("79.99", "Khá"), ("0", "Yếu"), ("100", "Tốt")])
def test_lower_bound_is_inclusive(index: str, name: str) -> None:
    levels = bands(("Yếu", "0"), ("Tốt", "80"), ("Khá", "65"))
    assert classify(D(index), levels, lambda code: branch(code, LINES)) == (name, ())


def test_knocked_out_unit_takes_the_next_band_and_is_told_why() -> None:
    top = BandInput("Tốt", D(80), parse_conditions("A >= 4; AB >= 9"))
    found = classify(D(90), (top, *bands(("Yếu", "0"))), lambda code: branch(code, LINES))
    because = "Không xếp loại “Tốt”: điều kiện khống chế A >= 4, đơn vị đạt 3,5/7 điểm."
    assert found == ("Yếu", (because,))


def test_below_the_lowest_bound_there_is_no_band() -> None:
    assert classify(D(10), bands(("Đạt", "50")), lambda code: branch(code, LINES)) == (None, ())
