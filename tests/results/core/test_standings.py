from decimal import Decimal

from results.core.standings import class_counts, movers, ranking_of, spread_of, year_means
from tests.results.figures import DOC, SO, past, unit

UNITS = [
    unit("A", "92", rank=1, past=past("85", "Tốt")),
    unit("B", "81", rank=2, past=past("86", "Tốt")),
    unit("C", "79", rank=3, past=past("70", "Khá")),
    unit("D", "95", rank=1, group="DOC", band="Tốt"),
]


def test_ranking_of_a_group_leaves_other_groups_out():
    ranking = ranking_of(SO, UNITS, limit=2)

    assert [u.code for u in ranking.rows] == ["A", "B"]
    assert (ranking.unit_count, ranking.hidden, ranking.mean) == (3, 1, Decimal("84.00"))


def test_cuts_of_a_ranking_are_the_bounds_above_zero():
    assert ranking_of(SO, []).cuts == [Decimal(90), Decimal(80), Decimal(70), Decimal(50)]


def test_class_counts_add_up_classes_of_one_name():
    counts = class_counts([SO, DOC], UNITS)

    assert [(c.name, c.count, c.past) for c in counts] == [
        ("Xuất sắc", 1, 0),
        ("Tốt", 2, 2),
        ("Khá", 1, 1),
        ("Trung bình", 0, 0),
        ("Yếu", 0, 0),
    ]


def test_spread_of_a_group_names_each_dot_with_its_index():
    spread = spread_of(DOC, [*UNITS, unit("E", None, group="DOC")])

    assert [name for _, _, name in spread.dots] == ["Sở D: 95,00"]
    assert [bound for bound, _ in spread.zones] == [Decimal(85), Decimal(70), Decimal(50), Decimal(0)]


def test_movers_are_the_greatest_rises_then_the_falls():
    assert [u.code for u in movers(UNITS, each=1)] == ["C", "B"]


def test_movers_leave_out_units_that_did_not_move():
    assert movers([unit("A", "80", past=past("80")), unit("B", "80")]) == ()


def test_year_means_leave_out_years_without_figures():
    means = year_means({2019: [Decimal(80), Decimal(81)], 2018: []}, 2020, [Decimal(90)])

    assert [(m.year, m.mean, m.units) for m in means] == [
        (2019, Decimal("80.50"), 2),
        (2020, Decimal("90.00"), 1),
    ]
