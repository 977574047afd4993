from datetime import datetime, timedelta, timezone

import pytest

from scoring.core.desk import Desk, edit_lock, time_lock
from scoring.core.timetable import Stretch
from scoring.core.workflow import AssessmentState, RoundState

LOCAL = timezone(timedelta(hours=7))
STRETCH = Stretch(*(datetime(2020, 11, day, tzinfo=LOCAL) for day in (2, 15, 16)))
NOW = datetime(2020, 11, 10, 9, tzinfo=LOCAL)


def _desk(state: str = "draft", round_state: str = "open", now: datetime = NOW) -> Desk:
    return Desk(round_state, state, STRETCH, now)


@pytest.mark.parametrize("state", ["draft", "returned"])
def test_edit_lock_is_empty_while_a_draft_is_open(state):
    assert edit_lock(_desk(state)) == ""


@pytest.mark.parametrize("state", [s for s in AssessmentState if s not in {"draft", "returned"}])
def test_edit_lock_says_what_has_become_of_the_assessment(state):
    assert edit_lock(_desk(state)).endswith(".")


@pytest.mark.parametrize(
    ("now", "lock"),
    [
        (STRETCH.opens_at - timedelta(seconds=1), "Chưa đến giờ mở tự chấm: 00:00 ngày 02/11/2020."),
        (STRETCH.due_at, ""),
        (STRETCH.closes_at, "Đã hết thời gian tự chấm (nhận hết ngày 15/11/2020)."),
    ],
)
def test_time_lock_follows_the_closing_not_the_announced_deadline(now, lock):
    assert time_lock(_desk(now=now)) == lock


@pytest.mark.parametrize("round_state", [s for s in RoundState if s is not RoundState.OPEN])
def test_time_lock_holds_once_the_round_has_gone_on(round_state):
    assert time_lock(_desk(round_state=round_state)) == "Đợt đánh giá đã qua giai đoạn tự chấm."
