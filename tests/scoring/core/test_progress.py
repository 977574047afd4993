from decimal import Decimal

import pytest

from scoring.core.progress import LeafStanding, assess, assess_leaf, tally
from scoring.core.rounding import Rounding
from scoring.core.types import EntryState, Stage
from tests.scoring.core.samples import D, award, bonus, branch, choice, judged, penalty, relative, surveyed

ROUNDING = Rounding()
CRITERIA = (
    branch("1", "12"),
    judged("1.1", parent_code="1"),
    choice("1.2", "Có = 2; Không = 0", "2", parent_code="1"),
    branch("2", "14"),
    relative("2.1", parent_code="2"),
    surveyed("2.2", parent_code="2"),
    bonus("3"),
    penalty("4"),
)


def claim(code: str, **more):
    return award("A", code, Stage.SELF, **more)


def standing(criterion, entry=None, granted=None) -> str:
    return assess_leaf(criterion, entry, granted, ROUNDING).standing.value


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (None, "empty"),
        (claim("1.1"), "empty"),
        (claim("1.1", points="7"), "scored"),
        (claim("1.1", points="11"), "invalid"),
        (claim("1.1", state=EntryState.NO_CASE), "invalid"),
        (claim("1.1", state=EntryState.NO_CASE, reason="Không có hồ sơ"), "no_case"),
        (claim("1.1", state=EntryState.NOT_APPLICABLE, reason="Không có TTHC"), "asked"),
    ],
)
def test_standing_of_a_leaf_follows_its_entry(entry, expected):
    assert standing(judged("1.1"), entry) == expected


def test_standing_of_a_granted_exemption_beats_the_claim():
    granted = award("A", "1.1", state=EntryState.NOT_APPLICABLE, reason="Không có TTHC")

    assert standing(judged("1.1"), claim("1.1", points="7"), granted) == "exempt"


def test_standing_of_what_others_score_is_outside():
    assert [standing(surveyed("1")), standing(penalty("2")), standing(bonus("3"))] == [
        "outside",
        "outside",
        "empty",
    ]


def test_points_of_a_ratio_against_the_best_wait_for_the_group():
    row = assess_leaf(relative("1"), claim("1", value="3", denominator="4"), None, ROUNDING)

    assert (row.standing, row.points, row.done) == (LeafStanding.LATER, None, True)
    assert row.line.because[1:] == ("Số liệu: 3/4 = 75%.", "Điểm được tính khi có số liệu của cả nhóm.")


def test_findings_of_a_leaf_name_the_column():
    row = assess_leaf(judged("1.1"), claim("1.1", points="11"), None, ROUNDING)

    assert [(f.column, f.message) for f in row.findings] == [("Điểm", "điểm phải từ 0 đến 10")]


def test_progress_adds_up_each_domain_and_the_whole():
    claims = {
        "1.1": claim("1.1", points="7.5"),
        "2.1": claim("2.1", value="3", denominator="4"),
        "3": claim("3", value="1"),
    }
    found = assess(CRITERIA, claims, {}, ROUNDING)

    assert [(d.code, d.tally.done, d.tally.leaves, d.tally.points) for d in found.domains] == [
        ("1", 1, 2, D("7.50")),
        ("2", 1, 1, D("0.00")),
        ("3", 1, 1, D("0.00")),
        ("4", 0, 0, D("0.00")),
    ]
    total = found.total
    assert (total.points, total.applicable_max, total.extra) == (D("7.50"), D("22.00"), D("1.00"))
    assert (total.incomplete, total.invalid, total.complete) == (("1.2",), (), False)


def test_exemption_leaves_the_maximum_and_the_leaves_to_do():
    granted = {"1.1": award("A", "1.1", state=EntryState.NOT_APPLICABLE, reason="Không có TTHC")}
    first = assess(CRITERIA, {}, granted, ROUNDING).domains[0].tally

    assert (first.leaves, first.applicable_max, first.incomplete) == (1, Decimal("2.00"), ("1.2",))


def test_tally_of_nothing_is_zero():
    empty = tally((), ROUNDING)

    assert (empty.leaves, empty.points, empty.applicable_max, empty.complete) == (0, D("0"), D("0"), True)
