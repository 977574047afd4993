from decimal import Decimal

import pytest

from documents.layout.numerals import roman, signed


@pytest.mark.parametrize(
    ("number", "text"), [(1, "I"), (3, "III"), (4, "IV"), (9, "IX"), (14, "XIV"), (28, "XXVIII")]
)
def test_roman_numbers_of_annexes(number: int, text: str) -> None:
    assert roman(number) == text


@pytest.mark.parametrize(("value", "text"), [("2.00", "+2,00"), ("-1.50", "−1,50"), ("0.00", "0,00")])
def test_signed_points(value: str, text: str) -> None:
    assert signed(Decimal(value)) == text
