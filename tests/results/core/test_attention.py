from decimal import Decimal

from results.core.attention import Attention, ClaimGap, fallen_units, weak_domain_of, widest_gap
from results.core.heatmap import heatmap_of
from tests.results.figures import DOC, SO, domain, past, unit


def _gap(code: str, claimed: str, awarded: str) -> ClaimGap:
    return ClaimGap(unit(code, "80"), Decimal(claimed), Decimal(awarded))


def test_weak_domain_of_a_group_is_the_lowest_mean():
    weak = weak_domain_of(
        heatmap_of(SO, [unit("A", "80", domains={"1": domain("9", "10"), "2": domain("9", "20")})])
    )

    assert weak is not None
    assert (weak.head.title, weak.percent) == ("Thể chế", Decimal(45))


def test_weak_domain_of_a_group_without_units_is_none():
    assert weak_domain_of(heatmap_of(SO, [])) is None


def test_fallen_units_are_those_in_a_lower_class_than_last_year():
    units = [
        unit("A", "79", past=past("86", "Tốt")),
        unit("B", "85", past=past("86", "Tốt")),
        unit("C", "60", past=past("80", "Tốt")),
        unit("D", "95", past=past("70", "Khá")),
    ]

    assert [u.code for u in fallen_units([SO], units)] == ["C", "A"]


def test_fallen_units_leave_out_classes_that_this_year_does_not_know():
    assert fallen_units([DOC], [unit("A", "86", group="DOC", band="Tốt", past=past("91", "Xuất sắc"))]) == ()


def test_widest_gap_is_the_one_most_above_its_award():
    found = widest_gap([_gap("A", "80", "78"), _gap("B", "90", "85"), _gap("C", "70", "75")])

    assert found is not None
    assert (found.unit.code, found.difference) == ("B", Decimal(-5))


def test_widest_gap_where_nobody_claimed_too_much_is_none():
    assert widest_gap([_gap("A", "80", "80"), _gap("B", "70", "75")]) is None


def test_attention_with_nothing_in_it_is_empty():
    assert Attention((), (), (), None).is_empty
    assert not Attention((unit("A", None),), (), (), None).is_empty
