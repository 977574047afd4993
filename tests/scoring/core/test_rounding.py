from decimal import Decimal, Inexact
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.core.rounding import Rounding, exact, quotient, ratio, rounded
from scoring.core.types import RoundingMode

HALF_UP = Rounding()
CUT = Rounding(RoundingMode.CUT)
numbers = st.decimals(-(10**6), 10**6, places=6)


@pytest.mark.parametrize(
    ("value", "half_up", "cut"),
    [
        ("0.625", "0.63", "0.62"),
        ("-0.625", "-0.63", "-0.62"),
        ("0.005", "0.01", "0.00"),
        ("-0.004", "0.00", "0.00"),
        ("1", "1.00", "1.00"),
        ("89.457142", "89.46", "89.45"),
        ("2.675", "2.68", "2.67"),
    ],
)
def test_rounded_by_mode(value: str, half_up: str, cut: str) -> None:
    assert (str(rounded(Decimal(value), HALF_UP)), str(rounded(Decimal(value), CUT))) == (half_up, cut)


def test_quotient_is_not_fooled_by_a_long_tail() -> None:
    top = Decimal("0.62" + "4" + "9" * 60)
    assert quotient(top, Decimal(1), HALF_UP) == Decimal("0.62")


@given(numbers, numbers.filter(bool))
def test_quotient_is_within_half_a_digit(top: Decimal, bottom: Decimal) -> None:
    off = abs(Fraction(quotient(top, bottom, HALF_UP)) - Fraction(top) / Fraction(bottom))
    assert off <= Fraction(1, 200)


@given(numbers, numbers.filter(bool))
def test_quotient_cut_never_grows(top: Decimal, bottom: Decimal) -> None:
    share = Fraction(top) / Fraction(bottom)
    off = abs(share) - abs(Fraction(quotient(top, bottom, CUT)))
    assert 0 <= off < Fraction(1, 100)


def test_ratio_of_negative_denominator() -> None:
    assert ratio(1, -8, HALF_UP) == Decimal("-0.13")


def test_exact_refuses_to_lose_a_digit() -> None:
    with exact(), pytest.raises(Inexact):
        Decimal(1) / Decimal(3)


def test_label_is_the_setting_of_the_workbook() -> None:
    assert (HALF_UP.label, CUT.label) == ("nửa lên, 2 chữ số", "cắt bỏ, 2 chữ số")
