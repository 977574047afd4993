from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from scoring.core.progress import LeafStanding
from scoring.core.results import LineResult
from scoring.core.session_sheet import (
    LineMark,
    SessionLeaf,
    closing_troubles,
    counts,
    figures_digest,
    mark_trouble,
)
from scoring.core.sessions import MarkState
from scoring.core.types import Part, Stage, Status
from tests.scoring.minutes_samples import HERE

AWARDED = LineResult("1.1", Decimal(2), Decimal("1.5"), Status.SCORED, Stage.APPRAISAL, ())
MISSING = replace(AWARDED, points=None, status=Status.MISSING)
EXEMPT = replace(AWARDED, points=None, status=Status.NOT_APPLICABLE)
LEAF = SessionLeaf(
    *("1.1", "Tiêu chí", "1", Decimal(2), Part.MAIN, Decimal(2)), LeafStanding.SCORED, awarded=AWARDED
)


def _marked(state: MarkState, points: str | None = "1.5", code: str = "1.1") -> SessionLeaf:
    at = datetime(2020, 12, 3, 8, tzinfo=HERE)
    mark = LineMark(state, "", Decimal(points) if points else None, 1, "Hoa", at)
    return replace(LEAF, code=code, mark=mark)


def test_line_tells_its_points_or_why_there_are_none():
    assert (LEAF.own_told, LEAF.awarded_told) == ("2,00", "1,50")
    assert replace(LEAF, awarded=MISSING).awarded_told == "Chưa thẩm định"
    assert replace(LEAF, awarded=EXEMPT).awarded_told == "KAD"
    assert replace(LEAF, own=None, standing=LeafStanding.LATER).own_told == "Tính sau"
    assert replace(LEAF, own=None, standing=LeafStanding.OUTSIDE).own_told == "–"


def test_mark_is_stale_once_the_points_differ():
    assert not LEAF.is_stale
    assert not _marked(MarkState.AGREED).is_stale
    assert _marked(MarkState.AGREED, "1.25").is_stale
    assert not _marked(MarkState.OPEN, "1.25").is_stale


def test_counts_leave_open_lines_out():
    found = counts([LEAF, _marked(MarkState.AGREED), _marked(MarkState.RESERVED), _marked(MarkState.OPEN)])

    assert (found.leaves, found.done, found.told) == (4, 2, "1 thống nhất, 1 bảo lưu")


def test_digest_changes_with_any_figure():
    assert figures_digest([LEAF]) == figures_digest([_marked(MarkState.AGREED)])
    assert figures_digest([LEAF]) != figures_digest([replace(LEAF, awarded=MISSING)])


@pytest.mark.parametrize(
    ("leaf", "state", "note", "fields"),
    [
        (LEAF, MarkState.AGREED, "", []),
        (LEAF, MarkState.RESERVED, " ", ["note"]),
        (LEAF, MarkState.RESERVED, "vì", []),
        (replace(LEAF, awarded=MISSING), MarkState.AGREED, "", ["state"]),
        (replace(LEAF, awarded=EXEMPT), MarkState.AGREED, "", []),
        (replace(LEAF, awarded=MISSING), MarkState.OPEN, "", []),
    ],
)
def test_mark_that_makes_no_sense_is_told_by_field(leaf, state, note, fields):
    assert list(mark_trouble(leaf, state, note)) == fields


def test_minutes_are_not_closed_over_open_or_stale_lines():
    many = [replace(LEAF, code=str(n)) for n in range(12)]

    assert closing_troubles([_marked(MarkState.AGREED)]) == []
    assert closing_troubles([*many, _marked(MarkState.AGREED, "1", "2.1")]) == [
        "Còn 12 dòng chưa đánh dấu: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ….",
        "Điểm thẩm định đã đổi sau khi đánh dấu, cần xem lại: 2.1.",
    ]
