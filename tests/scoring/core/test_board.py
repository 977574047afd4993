from datetime import datetime, timedelta, timezone

import pytest

from scoring.core.board import BoardRow, board_of
from scoring.core.progress import AssessmentProgress, Tally
from scoring.core.rounding import ZERO
from scoring.core.timetable import Phase, Stretch
from scoring.core.workflow import AssessmentState

DUE = datetime(2020, 11, 16, tzinfo=timezone(timedelta(hours=7)))


def _row(
    name: str, done: int, state: str = "draft", phase: Phase = Phase.OPEN, group: str = "SO"
) -> BoardRow:
    tally = Tally(10, done, ZERO, ZERO, ZERO, (), ())
    progress = AssessmentProgress((), (), tally)
    return BoardRow(name, name, group, name, AssessmentState(state), Stretch(due_at=DUE), phase, progress)


ROWS = (
    _row("A", 10, "submitted", Phase.LATE),
    _row("B", 9),
    _row("C", 0),
    _row("D", 5, phase=Phase.LATE),
    _row("E", 0, "not_submitted", Phase.CLOSED),
    _row("F", 3, group="HUYEN"),
)


def test_board_begins_with_the_overdue_and_ends_with_those_handed_in():
    assert [row.unit for row in board_of(ROWS).rows] == ["D", "C", "E", "F", "B", "A"]


@pytest.mark.parametrize(
    ("only", "units"),
    [("chua-nop", "DCEFB"), ("qua-han", "D"), ("chua-cham", "CE"), ("khong-co", "DCEFBA")],
)
def test_board_is_narrowed_and_counts_all(only, units):
    board = board_of(ROWS, only=only)

    assert "".join(row.unit for row in board.rows) == units
    assert (board.units, board.handed_in, board.overdue, board.untouched) == (6, 1, 1, 2)


def test_board_of_a_group_counts_that_group():
    board = board_of(ROWS, group="HUYEN")

    assert ([row.unit for row in board.rows], board.units) == (["F"], 1)


def test_percent_is_a_hundred_only_when_all_is_done():
    assert [row.percent for row in (_row("A", 10), _row("B", 9), _row("C", 0))] == [100, 90, 0]


def test_unit_that_did_not_submit_is_settled_not_overdue():
    assert not _row("E", 0, "not_submitted", Phase.CLOSED).overdue
