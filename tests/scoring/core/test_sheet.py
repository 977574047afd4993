from datetime import UTC, datetime, timedelta

import pytest

from scoring.core.progress import assess, assess_leaf
from scoring.core.rounding import Rounding
from scoring.core.sheet import (
    ICONS,
    RowState,
    below,
    points_told,
    reckoning,
    remarks,
    row_state,
    shown,
    tally_told,
    time_left,
)
from scoring.core.typed import Typed
from scoring.core.types import EntryState, Method, Stage, leaf
from tests.scoring.core.samples import D, award, bonus, branch, judged, relative, surveyed

ROUNDING = Rounding()
NOW = datetime(2020, 11, 10, 2, tzinfo=UTC)
RATIO = leaf("1", D(3), Method.RATIO)


def claim(code: str = "1", **more):
    return award("A", code, Stage.SELF, **more)


@pytest.mark.parametrize(
    ("criterion", "entry", "state"),
    [
        (judged("1"), None, "empty"),
        (judged("1"), claim(points="7"), "saved"),
        (judged("1"), claim(points="70"), "invalid"),
        (judged("1"), claim(state=EntryState.NO_CASE, reason="Không có"), "saved"),
        (judged("1"), claim(state=EntryState.NOT_APPLICABLE, reason="Không có"), "warning"),
        (RATIO, claim(value="120"), "warning"),
        (surveyed("1"), None, "locked"),
    ],
)
def test_state_of_a_stored_row(criterion, entry, state):
    assert row_state(assess_leaf(criterion, entry, None, ROUNDING)) == state


def test_every_state_has_its_icon():
    assert set(ICONS) == set(RowState)


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (None, ""),
        (claim(), ""),
        (claim(value="120"), "Tỷ lệ trên 100%"),
    ],
)
def test_remarks_are_a_sentence_and_none_on_an_empty_row(entry, says):
    assert remarks(assess_leaf(RATIO, entry, None, ROUNDING)) == says


@pytest.mark.parametrize(
    ("criterion", "entry", "says"),
    [
        (RATIO, claim(value="5", denominator="24"), "Số liệu: 5/24 = 20,8333…%."),
        (judged("1"), claim(points="7"), ""),
        (RATIO, None, ""),
        (
            relative("1"),
            claim(value="3", denominator="4"),
            "Số liệu: 3/4 = 75%. Điểm được tính khi có số liệu của cả nhóm. Tự chấm.",
        ),
    ],
)
def test_reckoning_is_told_without_rule_and_source(criterion, entry, says):
    told = reckoning(assess_leaf(criterion, entry, None, ROUNDING))

    assert told == says.removesuffix(" Tự chấm.")


def test_points_given_directly_are_shown_with_their_digits():
    found = [
        shown(Typed(points=text), assess_leaf(judged("1"), claim(points=number), None, ROUNDING), 2).points
        for text, number in (("7,5", "7.5"), ("7,125", "7.125"))
    ]

    assert found == ["7,50", "7,125"]


def test_points_that_are_not_there_are_a_dash():
    assert [points_told(None, 2), points_told(D("1.5"), 2)] == ["–", "1,50"]


def test_tally_is_told_by_what_counts():
    criteria = (branch("1", "10"), judged("1.1", parent_code="1"), bonus("2"), surveyed("3"))
    claims = {"1.1": claim("1.1", points="7"), "2": claim("2", value="1")}
    domains = assess(criteria, claims, {}, ROUNDING).domains

    assert [tally_told(domain.tally, 2) for domain in domains] == [
        "7,00 / 10,00 điểm",
        "1,00 điểm thưởng",
        "",
    ]


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(days=1, hours=2, minutes=5), "còn 1 ngày 02 giờ"),
        (timedelta(days=14, minutes=5), "còn 14 ngày"),
        (timedelta(hours=3, minutes=4), "còn 3 giờ 04 phút"),
        (timedelta(minutes=35), "còn 35 phút"),
        (timedelta(0), ""),
    ],
)
def test_time_left_is_told_in_two_units_at_most(left, words):
    assert time_left(NOW + left, NOW) == words


def test_time_left_without_a_deadline_is_not_told():
    assert time_left(None, NOW) == ""


def test_leaves_below_a_branch_are_those_of_its_branches_too():
    parents = {"1": None, "1.1": "1", "1.1.1": "1.1", "1.2": "1", "2": None}

    assert below("1", parents, ["1.1.1", "1.2", "2"]) == ["1.1.1", "1.2"]
