import pytest

from results.core.ranking import RankingWish, ranking_page
from tests.results.figures import DOC, SO, STATE, past, unit

UNITS = [
    unit("STC", "80", rank=2, name="Sở Tài chính", past=past("60")),
    unit("STP", "90", rank=1, name="Sở Tư pháp", past=past("95")),
    unit("SYT", "70", rank=3, name="Sở Y tế"),
    unit("CAT", "95", rank=1, name="Công an tỉnh", group="DOC"),
]


def _codes(**wish: str) -> list[list[str]]:
    page = ranking_page(STATE, [SO, DOC], UNITS, 2019, RankingWish(**wish))
    return [[u.code for u in ranking.rows] for ranking in page.rankings]


def test_ranking_page_keeps_groups_apart_in_rank_order():
    assert _codes() == [["STP", "STC", "SYT"], ["CAT"]]


def test_ranking_page_of_one_group():
    assert _codes(group="DOC") == [["CAT"]]


def test_ranking_page_of_an_unknown_group_and_order_shows_everything_by_rank():
    page = ranking_page(STATE, [SO, DOC], UNITS, 2019, RankingWish("XA", "lung-tung"))

    assert (page.wish, page.found) == (RankingWish("", "hang", ""), 4)


@pytest.mark.parametrize("words", ["tài chính", "tai chinh", "TÀI CHÍNH ", "stc"])
def test_ranking_page_finds_names_without_tones_and_codes(words):
    assert _codes(words=words) == [["STC"]]


@pytest.mark.parametrize(
    ("order", "codes"),
    [("ten", ["STC", "STP", "SYT"]), ("tang", ["STC", "STP", "SYT"]), ("giam", ["STP", "STC", "SYT"])],
)
def test_ranking_page_in_another_order(order, codes):
    assert _codes(group="SO", sort=order) == [codes]


def test_ranking_page_mean_is_over_the_whole_group_whatever_was_searched():
    page = ranking_page(STATE, [SO], UNITS, None, RankingWish(words="y te"))

    assert [(r.unit_count, r.mean) for r in page.rankings] == [(3, 80)]
