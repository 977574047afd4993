from decimal import Decimal

import pytest

from scoring.core.aggregate import Totals, index
from scoring.core.results import DomainResult
from scoring.core.rounding import Rounding
from scoring.core.types import EntryState, ExtraOrder, RoundingMode
from tests.scoring.core.samples import (
    D,
    award,
    bonus,
    branch,
    judged,
    penalty,
    result_of,
    run_of,
    set_of,
)

TREE = (
    branch("1", "14"),
    judged("1.1", "4", parent_code="1"),
    judged("1.2", "10", parent_code="1"),
    judged("2", "6"),
    bonus("T"),
    penalty("P"),
)


def _totals(obtained: str, top: str, extra: str = "0", *domains: DomainResult) -> Totals:
    return Totals(D(obtained), D(top), D(extra), (), domains)


def _domain(code: str, obtained: str, top: str) -> DomainResult:
    return DomainResult(code, D(obtained), D(top))


def test_sums_of_a_unit() -> None:
    unit = result_of(
        run_of(
            set_of(*TREE),
            award("U", "1.1", points="3.5"),
            award("U", "1.2", state=EntryState.NOT_APPLICABLE, reason="vì"),
            award("U", "2", points="6"),
            award("U", "T", value="1"),
            award("U", "P", value="2"),
        )
    )
    assert (unit.obtained, unit.applicable_max, unit.extra) == (D("9.50"), D("10.00"), D("-1.00"))
    assert unit.domains == (_domain("1", "3.50", "4.00"), _domain("2", "6.00", "6.00"))


def test_missing_leaf_stays_in_the_maximum() -> None:
    unit = result_of(run_of(set_of(*TREE), award("U", "1.1", points="3.5")))
    assert (unit.obtained, unit.applicable_max, unit.index) == (D("3.50"), D("20.00"), None)
    assert unit.missing == ("1.2", "2", "T", "P")


@pytest.mark.parametrize(
    ("obtained", "top", "extra", "order", "mode", "printed"),
    [
        ("61.46", "70", "0", "after", "half_up", "87.80"),
        ("62.62", "70", "0", "after", "half_up", "89.46"),
        ("62.62", "70", "0", "after", "cut", "89.45"),
        ("77.25", "100", "0", "after", "half_up", "77.25"),
        ("45", "50", "2", "after", "half_up", "92.00"),
        ("45", "50", "2", "before", "half_up", "94.00"),
        ("50", "50", "2", "before", "half_up", "100.00"),
        ("1", "50", "-3", "after", "half_up", "0.00"),
        ("89.996", "100", "0.004", "after", "half_up", "90.00"),
    ],
)
def test_index(obtained: str, top: str, extra: str, order: str, mode: str, printed: str) -> None:
    rounding = Rounding(RoundingMode(mode))
    assert str(index(_totals(obtained, top, extra), {}, ExtraOrder(order), rounding)) == printed


def test_index_needs_something_applicable() -> None:
    assert index(_totals("0", "0", "5"), {}, ExtraOrder.AFTER, Rounding()) is None


def test_weighted_index_leaves_out_exempt_domains() -> None:
    domains = (_domain("A", "10", "20"), _domain("B", "0", "0"), _domain("C", "9", "9"))
    weights = {"A": D(30), "B": D(20), "C": D(50)}
    found = index(_totals("19", "29", "1", *domains), weights, ExtraOrder.AFTER, Rounding())
    assert found == Decimal("82.25")


def test_weighted_index_needs_an_applicable_domain() -> None:
    totals = _totals("0", "0", "0", _domain("A", "0", "0"))
    assert index(totals, {"A": D(30)}, ExtraOrder.AFTER, Rounding()) is None


def test_weighted_index_adds_bonus_after_whatever_the_setting() -> None:
    totals = _totals("5", "10", "2", _domain("A", "5", "10"))
    found = [index(totals, {"A": D(30)}, order, Rounding()) for order in ExtraOrder]
    assert found == [D("52.00"), D("52.00")]
