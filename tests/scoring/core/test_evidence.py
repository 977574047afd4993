from datetime import date

import pytest

from scoring.core.evidence import lacks_evidence, outside
from scoring.core.progress import assess_leaf
from scoring.core.rounding import Rounding
from scoring.core.types import EntryState, Stage
from tests.scoring.core import samples

FIRST, LAST = date(2019, 12, 1), date(2020, 11, 30)


@pytest.mark.parametrize(
    ("issued_on", "is_outside"),
    [
        (date(2019, 11, 30), True),
        (FIRST, False),
        (LAST, False),
        (date(2020, 12, 1), True),
        (None, False),
    ],
)
def test_outside_takes_both_days_as_inside(issued_on, is_outside):
    assert outside(issued_on, FIRST, LAST) is is_outside


def test_outside_an_open_window_is_nothing():
    assert not outside(date(1999, 1, 1), None, None)


@pytest.mark.parametrize(
    ("entered", "documents", "lacks"),
    [
        ({"points": "7"}, 0, True),
        ({"points": "7"}, 1, False),
        ({"points": "7", "reason": "Đã thực hiện"}, 0, False),
        ({"points": "7", "document": "Kế hoạch 15"}, 0, False),
        ({"points": "0"}, 0, False),
        ({"state": EntryState.NO_CASE}, 0, False),
        ({"points": "11"}, 0, False),
    ],
)
def test_points_lack_evidence_with_neither_a_document_nor_words(entered, documents, lacks):
    leaf = samples.judged("a")
    claim = samples.award("A", "a", Stage.SELF, **entered)
    progress = assess_leaf(leaf, claim, None, Rounding())

    assert lacks_evidence(progress, claim, asks="Báo cáo", documents=documents) is lacks
    assert not lacks_evidence(progress, claim, asks=" ", documents=documents)
