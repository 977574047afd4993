from decimal import Decimal

from results.core.figures import in_rank_order, mean
from results.core.tones import Tone
from tests.results.figures import DOC, SO, domain, past, unit


def test_percent_of_a_domain_is_rounded_half_up():
    assert domain("5.25", "7.50").percent == Decimal(70)
    assert domain("1", "8").percent == Decimal(13)


def test_percent_of_a_domain_that_does_not_apply_is_none():
    assert domain("0", "0").percent is None


def test_tone_of_a_class_that_the_group_does_not_know_is_none():
    assert (SO.tone_of("Xuất sắc"), DOC.tone_of("Xuất sắc")) == (Tone.EXCELLENT, Tone.NONE)


def test_place_of_a_class_counts_from_the_best():
    assert [SO.place_of(name) for name in ("Xuất sắc", "Yếu", "Kém")] == [0, 4, None]


def test_change_and_places_gained_against_last_year():
    risen = unit("STP", "92.29", rank=2, past=past("85.29", rank=8))

    assert (risen.change, risen.places_gained) == (Decimal("7.00"), 6)


def test_change_without_last_year_is_none():
    new = unit("STP", "92.29", rank=2)

    assert (new.change, new.places_gained) == (None, None)


def test_mean_is_rounded_once_half_up():
    assert mean([Decimal("85.29"), Decimal("92.30")]) == Decimal("88.80")
    assert mean([]) is None


def test_in_rank_order_puts_units_without_rank_and_index_last():
    units = [unit("D", None), unit("C", "99"), unit("B", "80", rank=2), unit("A", "90", rank=1)]

    assert [u.code for u in in_rank_order(units)] == ["A", "B", "C", "D"]
