import pytest

from scoring.core.workflow import (
    ASSESSMENT,
    COMPUTABLE,
    ROUND,
    AssessmentMove,
    Machine,
    MoveError,
    RoundMove,
    RoundState,
    move,
)


@pytest.mark.parametrize(
    ("machine", "state", "wanted", "to"),
    [
        (ROUND, "open", RoundMove.PUBLISH_PROVISIONAL, "provisional"),
        (ROUND, "provisional", RoundMove.PUBLISH_PROVISIONAL, "provisional"),
        (ROUND, "provisional", RoundMove.PUBLISH_FINAL, "final"),
        (ROUND, "final", RoundMove.CLOSE, "closed"),
        (ROUND, "final", RoundMove.CORRECT, "correcting"),
        (ROUND, "correcting", RoundMove.PUBLISH_FINAL, "final"),
        (ROUND, "correcting", RoundMove.SETTLE, "final"),
        (ROUND, "closed", RoundMove.REOPEN, "final"),
        (ASSESSMENT, "draft", AssessmentMove.SUBMIT, "submitted"),
        (ASSESSMENT, "submitted", AssessmentMove.RETURN, "returned"),
        (ASSESSMENT, "returned", AssessmentMove.SUBMIT, "submitted"),
        (ASSESSMENT, "draft", AssessmentMove.SEND, "with_head"),
        (ASSESSMENT, "returned", AssessmentMove.SEND, "with_head"),
        (ASSESSMENT, "with_head", AssessmentMove.SEND_BACK, "draft"),
        (ASSESSMENT, "with_head", AssessmentMove.SUBMIT, "submitted"),
        (ASSESSMENT, "submitted", AssessmentMove.WITHDRAW, "draft"),
        (ASSESSMENT, "with_head", AssessmentMove.GIVE_UP, "not_submitted"),
        (ASSESSMENT, "not_submitted", AssessmentMove.TAKE_UP, "draft"),
    ],
)
def test_open_move(machine: Machine, state: str, wanted: RoundMove | AssessmentMove, to: str) -> None:
    assert move(machine, state, wanted) == to


@pytest.mark.parametrize(
    ("machine", "state", "wanted"),
    [
        (ROUND, "open", RoundMove.PUBLISH_FINAL),
        (ROUND, "closed", RoundMove.PUBLISH_FINAL),
        (ROUND, "open", RoundMove.CLOSE),
        (ROUND, "provisional", RoundMove.CLOSE),
        (ROUND, "final", RoundMove.REOPEN),
        (ROUND, "provisional", RoundMove.CORRECT),
        (ROUND, "closed", RoundMove.CORRECT),
        (ROUND, "correcting", RoundMove.PUBLISH_PROVISIONAL),
        (ROUND, "correcting", RoundMove.CLOSE),
        (ROUND, "final", RoundMove.SETTLE),
        (ASSESSMENT, "draft", AssessmentMove.RETURN),
        (ASSESSMENT, "submitted", AssessmentMove.SUBMIT),
        (ASSESSMENT, "submitted", AssessmentMove.GIVE_UP),
        (ASSESSMENT, "not_submitted", AssessmentMove.SUBMIT),
    ],
)
def test_closed_move_is_refused(machine: Machine, state: str, wanted: RoundMove | AssessmentMove) -> None:
    label = machine.states(state).label
    with pytest.raises(MoveError, match=f"“{label}”"):
        move(machine, state, wanted)


def test_every_state_says_what_may_be_computed() -> None:
    assert {state.value: [kind.value for kind in COMPUTABLE[state]] for state in RoundState} == {
        "open": ["self", "provisional"],
        "provisional": ["provisional", "final"],
        "final": ["final"],
        "correcting": ["final"],
        "closed": [],
    }
