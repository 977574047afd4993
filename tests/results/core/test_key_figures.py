from decimal import Decimal

from results.core.attention import ClaimGap
from results.core.key_figures import key_figures
from results.core.standings import class_counts
from results.core.survey import SurveySummary
from tests.results.figures import SO, past, unit

NO_SURVEY = SurveySummary((), 0, None)
UNITS = [unit("A", "92", past=past("85")), unit("B", "81", past=past("86")), unit("C", "60")]


def test_key_figures_of_units_count_the_two_good_tones():
    keys = key_figures(UNITS, class_counts([SO], UNITS), NO_SURVEY, [])

    assert (keys.unit_count, keys.good_names, keys.good_count) == (3, "Xuất sắc, Tốt", 2)


def test_mean_change_compares_with_units_that_have_last_year():
    keys = key_figures(UNITS, [], NO_SURVEY, [])

    assert (keys.mean, keys.mean_change) == (Decimal("77.67"), Decimal("-7.83"))


def test_mean_gap_is_points_claimed_above_the_award_per_unit():
    gaps = [ClaimGap(UNITS[0], Decimal(80), Decimal(77)), ClaimGap(UNITS[1], Decimal(70), Decimal(72))]

    assert key_figures(UNITS, [], NO_SURVEY, gaps).mean_gap == Decimal("0.50")
    assert key_figures(UNITS, [], NO_SURVEY, []).mean_gap is None
