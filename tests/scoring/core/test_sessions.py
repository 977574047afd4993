import pytest

from scoring.core.sessions import SESSION, SessionMove, SessionState
from scoring.core.workflow import MoveError, move


def test_session_goes_from_plan_to_minutes_and_back():
    state = SessionState.PLANNED.value
    for wanted in (SessionMove.BEGIN, SessionMove.CLOSE, SessionMove.REOPEN, SessionMove.CLOSE):
        state = move(SESSION, state, wanted)

    assert state == SessionState.CLOSED


@pytest.mark.parametrize(
    ("state", "wanted"),
    [
        (SessionState.HELD, SessionMove.CANCEL),
        (SessionState.CLOSED, SessionMove.CANCEL),
        (SessionState.CANCELLED, SessionMove.BEGIN),
        (SessionState.PLANNED, SessionMove.CLOSE),
        (SessionState.HELD, SessionMove.REOPEN),
    ],
)
def test_move_that_is_not_written_is_not_open(state, wanted):
    with pytest.raises(MoveError, match=state.label):
        move(SESSION, state, wanted)
