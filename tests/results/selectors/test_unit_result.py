from decimal import Decimal

import pytest

from accounts.models import Unit
from accounts.selectors.lineage import lineage_of
from results.core.unit_page import Branch, Leaf
from results.selectors.shown_run import ShownRun
from results.selectors.unit_result import NotInRun, unit_page
from tests import factories


def _unit(code: str) -> Unit:
    return Unit.objects.select_related("group").get(code=code)


def test_unit_page_shows_claims_awards_and_the_group_mean(small):
    page = unit_page(ShownRun(small.run, None), lineage_of(_unit("B")), may_open_run=False)

    leaves = {row.node.code: row.facts for row in page.rows if isinstance(row, Leaf)}
    assert (leaves["1.1"].points, leaves["1.1"].claimed, leaves["1.1"].group_mean) == (
        Decimal("8.00"),
        Decimal("9.50"),
        Decimal("7.33"),
    )
    assert (leaves["2.1"].claimed, leaves["2.1"].because) == (None, ("Điểm của 2.1: 8",))


def test_unit_page_spells_the_index_out_and_adds_up_the_branches(small):
    page = unit_page(ShownRun(small.run, None), lineage_of(_unit("C")), may_open_run=False)

    assert (page.formula.obtained, page.formula.applicable_max, page.formula.index) == (13, 20, 65)
    branches = {row.node.code: row.points for row in page.rows if isinstance(row, Branch)}
    assert branches == {"1": Decimal("5.00"), "2": Decimal("8.00")}
    assert [(d.cell.percent, d.group_mean) for d in page.domains] == [(50, 73), (80, 83)]


@pytest.mark.parametrize("units", [0, 3])
def test_unit_page_takes_eight_queries_whatever_the_size(small, django_assert_num_queries, units):
    for n in range(units):
        factories.make_score(small.run, factories.make_unit(small.a.group, f"U{n}"), "5", "5", 9)
    lineage = lineage_of(_unit("A"))
    shown = ShownRun(
        type(small.run).objects.select_related("round", "criteria_set").get(pk=small.run.pk), None
    )

    with django_assert_num_queries(8):
        unit_page(shown, lineage, may_open_run=False)


def test_unit_page_of_a_unit_without_a_result_raises(small):
    stranger = factories.make_unit(small.a.group, "D")

    with pytest.raises(NotInRun):
        unit_page(ShownRun(small.run, None), lineage_of(stranger), may_open_run=False)
