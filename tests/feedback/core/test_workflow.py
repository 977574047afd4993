import pytest

from feedback.core.words import DECIDED, ObjectionState, Outcome
from feedback.core.workflow import DECIDING, OBJECTION, ObjectionMove
from scoring.core.workflow import MoveError, move


def test_every_outcome_has_its_move_and_every_state_is_reached():
    assert set(DECIDING) == set(Outcome)
    assert set(OBJECTION.moves.values()) == set(ObjectionState)


@pytest.mark.parametrize("state", sorted(DECIDED))
def test_what_is_decided_is_decided_anew_but_never_withdrawn(state):
    assert move(OBJECTION, state, ObjectionMove.REJECT) == ObjectionState.REJECTED
    for wanted in (ObjectionMove.WITHDRAW, ObjectionMove.ROUTE, ObjectionMove.SUPPLEMENT):
        with pytest.raises(MoveError):
            move(OBJECTION, state, wanted)


def test_draft_is_only_sent():
    open_moves = {wanted for (state, wanted) in OBJECTION.moves if state is ObjectionState.DRAFT}
    assert open_moves == {ObjectionMove.SEND}
