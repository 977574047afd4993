from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.core.bands import Band, cells, extremes, first_match

D = Decimal
BANDS = (Band(">=", D(100), D(2)), Band(">=", D(80), None), Band("<", D(80), D(0)))
any_band = st.builds(
    Band,
    st.sampled_from([">=", ">", "<=", "<"]),
    st.integers(0, 120).map(Decimal),
    st.none() | st.integers(0, 5).map(Decimal),
)


@pytest.mark.parametrize(
    ("numerator", "denominator", "position"),
    [("100", "1", 0), ("99.999", "1", 1), ("80", "1", 1), ("7999", "100", 2), ("0", "1", 2), ("240", "3", 1)],
)
def test_first_match_wins(numerator: str, denominator: str, position: int) -> None:
    assert first_match(BANDS, D(numerator), D(denominator)) is BANDS[position]


def test_no_match_gives_none() -> None:
    assert first_match(BANDS[:2], D(79)) is None


def test_band_text_is_as_typed() -> None:
    assert [band.text for band in BANDS] == [">=100: 2", ">=80: tỷ lệ", "<80: 0"]


def test_band_described() -> None:
    assert Band("<=", D("66.5"), D("1.5")).describe("%") == "không quá 66,5%: 1,5 điểm"


def test_cells_are_cut_at_every_bound() -> None:
    found = [(cell.text, cell.band) for cell in cells(BANDS)]
    assert found == [
        ("đúng 0", BANDS[2]),
        ("trên 0 và dưới 80", BANDS[2]),
        ("đúng 80", BANDS[1]),
        ("trên 80 và dưới 100", BANDS[1]),
        ("đúng 100", BANDS[0]),
        ("trên 100", BANDS[0]),
    ]


def test_extremes_look_at_proportional_bands() -> None:
    assert extremes((Band(">=", D(50), None), Band("<", D(50), D("0.25"))), D(3)) == (D("0.25"), D(3))


@given(st.lists(any_band, min_size=1, max_size=5), st.integers(0, 400).map(lambda n: Decimal(n) / 2))
def test_every_value_lies_in_the_cell_that_says_so(bands: list[Band], value: Decimal) -> None:
    inside = [
        cell
        for cell in cells(bands)
        if (cell.low == cell.high == value) or (cell.low < value and (cell.high is None or value < cell.high))
    ]
    assert [cell.band for cell in inside] == [first_match(bands, value)]
