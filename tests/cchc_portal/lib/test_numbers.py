from decimal import Decimal

import pytest
from hypothesis import given

from cchc_portal.lib.numbers import NumberError, decimal_places, parse_decimal, plain, vn, vn_fixed
from tests.scribbles import scribbles


@pytest.mark.parametrize(
    ("text", "number"),
    [("0,5", "0.5"), ("0.5", "0.5"), (" 95 % ", "95"), ("\u22121", "-1"), ("+2", "2"), ("1.234", "1.234")],
)
def test_parse_decimal_comma_point_and_percent_are_read(text, number):
    assert parse_decimal(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "abc", "1.234.567", "1,2,3", "1e5", "NaN", "1,", ",5", "٣", "9" * 40])
def test_parse_decimal_anything_else_is_refused(text):
    with pytest.raises(NumberError, match="không phải là số"):
        parse_decimal(text)


@given(scribbles())
def test_parse_decimal_raises_only_its_own_error(text):
    try:
        number = parse_decimal(text)
    except NumberError:
        return
    assert number.is_finite()
    assert abs(number) < Decimal(10) ** 15
    assert parse_decimal(vn(number)) == parse_decimal(plain(number)) == number


def test_plain_drops_zeros_behind_the_point_only():
    assert [plain(Decimal(n)) for n in ("1.50", "20", "0.250", "1E+2")] == ["1.5", "20", "0.25", "100"]


def test_vn_writes_a_comma_and_a_true_minus():
    assert vn(Decimal("-0.25")) == "\u22120,25"


def test_vn_fixed_puts_dots_between_thousands():
    assert vn_fixed(Decimal("1234.5")) == "1.234,50"


def test_decimal_places_zeros_at_the_end_do_not_count():
    assert [decimal_places(Decimal(n)) for n in ("1.50", "20", "0.125", "1E+2")] == [1, 0, 3, 0]
