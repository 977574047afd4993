from dataclasses import replace
from decimal import Decimal

import pytest

from scoring.core.assignments import Appraiser, AssignedLeaf, Gap, gaps, loads

HOA = Appraiser("hoa", "Lê Thị Hoa", ("SNV",))
LEAF = AssignedLeaf("SO", "1", "Chỉ đạo", "1.1", "Kế hoạch", Decimal(10), lead="SNV", appraiser=HOA)


@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({}, None),
        ({"lead": ""}, Gap.NO_LEAD),
        ({"appraiser": None}, Gap.NO_APPRAISER),
        ({"lead": "STC"}, Gap.ROLE_ENDED),
        ({"by_survey": True, "lead": "", "appraiser": None}, None),
    ],
)
def test_gap_of_a_leaf(changes, gap):
    assert replace(LEAF, **changes).gap == gap


def test_gaps_are_counted_in_their_order():
    leaves = [replace(LEAF, appraiser=None), replace(LEAF, lead=""), replace(LEAF, appraiser=None), LEAF]

    assert list(gaps(leaves).items()) == [(Gap.NO_LEAD, 1), (Gap.NO_APPRAISER, 2)]


def test_loads_count_leaves_and_lines_the_most_loaded_first():
    gone = Appraiser("nam", "Trần Nam")
    leaves = [
        LEAF,
        replace(LEAF, group="HUYEN"),
        replace(LEAF, appraiser=gone),
        replace(LEAF, appraiser=None),
    ]
    idle = Appraiser("an", "An", ("STC",))

    found = loads(leaves, [idle, HOA], {"SO": 20, "HUYEN": 7})

    assert [(load.appraiser, load.leaves, load.lines) for load in found] == [
        (HOA, 2, 27),
        (gone, 1, 20),
        (idle, 0, 0),
    ]
