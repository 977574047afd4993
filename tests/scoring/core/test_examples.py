"""The examples that every engine must meet, one by one."""

from decimal import Decimal
from typing import Any

import pytest

from scoring.core.checks import check_set
from scoring.core.engine import preview
from scoring.core.ranking import ranks
from scoring.core.rounding import Rounding
from scoring.core.types import EntryState, Method, RoundingMode, UnitInput, leaf
from tests.scoring.core.checks.workbook import criterion, with_criteria
from tests.scoring.core.samples import GROUP, D, award, judged, penalty, relative, result_of, run_of, set_of

BANDS = ">=100: 1; >=90: tỷ lệ; <90: 0"


@pytest.mark.parametrize(
    ("obtained", "maxima", "mode", "index"),
    [
        (["61.46"], ["70"], RoundingMode.HALF_UP, "87.80"),
        (["62.62"], ["70"], RoundingMode.HALF_UP, "89.46"),
        (["62.62"], ["70"], RoundingMode.CUT, "89.45"),
        (["47.75", "9.15", "16.85", "3.5"], ["60", "10", "20", "10"], RoundingMode.HALF_UP, "77.25"),
    ],
)
def test_index_of_points(obtained: list[str], maxima: list[str], mode: RoundingMode, index: str) -> None:
    leaves = [judged(str(n), top) for n, top in enumerate(maxima)]
    entries = [award("U", str(n), points=points) for n, points in enumerate(obtained)]
    found = result_of(run_of(set_of(*leaves, rounding=Rounding(mode)), *entries))
    assert str(found.index) == index


@pytest.mark.parametrize(
    ("method", "text", "top", "value", "denominator", "points"),
    [
        (Method.RATIO, "tối thiểu 0", "3", "5", "24", "0.63"),
        (Method.RATIO_BANDS, BANDS, "1", "9", "10", "0.90"),
        (Method.RATIO_BANDS, BANDS, "1", "8", "10", "0.00"),
        (Method.RATIO_BANDS, BANDS, "1", "10", "10", "1.00"),
        (Method.DEDUCT, "mỗi 0,5; sàn -0,5", "1", "4", None, "-0.50"),
    ],
)
def test_points_of_a_leaf(
    method: Method, text: str, top: str, value: str, denominator: str | None, points: str
) -> None:
    given: dict[str, Any] = (
        {"value": value} if denominator is None else {"value": value, "denominator": denominator}
    )
    line = preview(leaf("1", D(top), method, text), award("U", "1", **given), rounding=Rounding())
    assert str(line.points) == points


def test_domains_that_do_not_sum_to_the_declared_total_are_refused() -> None:
    maxima = ["20.5", "10", "10", "6", "10.05", "6", "14", "9", "14"]
    rows = with_criteria(
        *(criterion(str(n), method="Thẩm định", top=top) for n, top in enumerate(maxima, start=1)),
        total="100",
    )
    (finding,) = check_set(rows)
    assert (finding.column, finding.found, finding.expected) == ("Tổng điểm", "100", "99,55")


@pytest.mark.parametrize("exempt", [set(), {"1"}, {"2", "P"}, {"1", "3"}])
def test_full_marks_with_any_exemptions(exempt: set[str]) -> None:
    leaves = [judged("1", "7"), relative("2", "11.37"), judged("3", "0.03"), penalty("P")]
    given: dict[str, dict[str, Any]] = {
        "1": {"points": "7"},
        "2": {"value": "3"},
        "3": {"points": "0.03"},
        "P": {"value": "0"},
    }
    entries = [
        award("U", code, state=EntryState.NOT_APPLICABLE, reason="vì")
        if code in exempt
        else award("U", code, **given[code])
        for code in given
    ]
    assert result_of(run_of(set_of(*leaves), *entries)).index == Decimal("100.00")


def test_ranks_of_equal_indexes() -> None:
    units = tuple(UnitInput(code, GROUP) for code in "ABCD")
    entries = [award(u.code, "1", points=p) for u, p in zip(units, ("9", "8.55", "8.55", "8"), strict=True)]
    inputs = run_of(set_of(judged("1")), *entries, units=units)
    assert [result_of(inputs, unit.code).rank for unit in units] == [1, 2, 2, 4]
    assert list(ranks({"A": D("90"), "B": D("85.5"), "C": D("85.5"), "D": D("80")}).values()) == [1, 2, 2, 4]
