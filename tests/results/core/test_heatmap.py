from decimal import Decimal

from results.core.heatmap import heatmap_of
from tests.results.figures import DOC, SO, domain, unit

FIRST = unit("A", "92", rank=1, domains={"1": domain("9", "10"), "2": domain("19", "20")})
EXEMPT = unit("B", "81", rank=2, domains={"1": domain("8", "10"), "2": domain("0", "0")})
OTHER = unit("C", "70", rank=1, group="DOC", domains={"1": domain("1", "10")})


def test_heatmap_of_a_group_has_its_own_units_in_rank_order():
    heatmap = heatmap_of(SO, [EXEMPT, OTHER, FIRST])

    assert [[c.percent for c in row.cells] for row in heatmap.rows] == [[90, 95], [80, None]]
    assert [row.unit.code for row in heatmap.rows] == ["A", "B"]


def test_heatmap_means_leave_out_units_to_which_the_domain_does_not_apply():
    assert [cell.percent for cell in heatmap_of(SO, [FIRST, EXEMPT]).means] == [Decimal(85), Decimal(95)]


def test_heatmap_means_average_exact_shares():
    units = [unit(f"U{n}", "80", domains={"1": domain(got, "200")}) for n, got in enumerate("1110")]
    heatmap = heatmap_of(SO, units)

    assert [row.cells[0].percent for row in heatmap.rows] == [1, 1, 1, 0]
    assert heatmap.means[0].percent == 0  # 0.375 percent; the mean of the printed ones would print 1


def test_heatmap_cut_to_a_limit_keeps_the_means_of_all():
    heatmap = heatmap_of(SO, [FIRST, EXEMPT], limit=1)

    assert (len(heatmap.rows), heatmap.hidden, heatmap.means[0].percent) == (1, 1, Decimal(85))


def test_heatmap_of_no_unit_has_empty_means():
    assert [cell.shade for cell in heatmap_of(DOC, []).means] == ["none"]


def test_shade_of_a_cell_follows_the_printed_percentage():
    almost = unit("A", "80", domains={"1": domain("7.95", "10"), "2": domain("20", "20")})

    assert [c.shade for c in heatmap_of(SO, [almost]).rows[0].cells] == ["5", "7"]
