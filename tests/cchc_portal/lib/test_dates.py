from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_portal.lib.dates import DayError, parse_day, vn_day
from tests.scribbles import scribbles


@pytest.mark.parametrize(
    "value",
    [
        "31/12/2020",
        "31-12-2020",
        "31.12.2020",
        " 31 / 12 / 2020 ",
        "2020-12-31",
        Decimal(44196),
        date(2020, 12, 31),
    ],
)
def test_parse_day_writings_of_one_day(value):
    assert parse_day(value) == date(2020, 12, 31)


def test_parse_day_day_comes_before_month():
    assert parse_day("1/2/2020") == date(2020, 2, 1)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "hôm qua",
        "31/12/20",
        "12/2020",
        Decimal("44196.5"),
        Decimal(7),
        Decimal("1E+300"),
        Decimal("Infinity"),
        Decimal("NaN"),
    ],
)
def test_parse_day_anything_else_is_refused(value):
    with pytest.raises(DayError, match="không phải là ngày; nhập như 31/12/2020"):
        parse_day(value)


def test_parse_day_a_day_the_calendar_lacks_is_refused():
    with pytest.raises(DayError, match="“31/02/2020” không có trong lịch"):
        parse_day("31/02/2020")


def test_vn_day_pads_with_zeros():
    assert vn_day(date(2020, 1, 5)) == "05/01/2020"


@given(scribbles("31", "/", "12", "-", "2020", "T00:00") | st.decimals().filter(lambda d: not d.is_snan()))
def test_parse_day_raises_only_its_own_error(value):
    try:
        day = parse_day(value)
    except DayError:
        return
    assert parse_day(vn_day(day)) == day
