"""Which moves of a self-assessment a person is offered."""

from dataclasses import dataclass

from scoring.core.desk import Desk, time_lock
from scoring.core.workflow import ASSESSMENT, AssessmentMove, AssessmentState, RoundState


@dataclass(frozen=True, slots=True)
class Rights:
    """What a person is to an assessment: works in its unit, heads the unit, runs the round."""

    works: bool = False
    heads: bool = False
    runs: bool = False

    def may(self, move: AssessmentMove) -> bool:
        """Whether the move is this person's at all, whatever the state."""
        match move:
            case AssessmentMove.SEND:
                return self.works
            case AssessmentMove.SUBMIT | AssessmentMove.SEND_BACK | AssessmentMove.WITHDRAW:
                return self.heads
            case AssessmentMove.RETURN:
                return self.runs
        return False


def offered(desk: Desk, rights: Rights) -> frozenset[AssessmentMove]:
    """The moves that are open now. A head hands in and need not send; a return may give new time."""
    found = {
        move
        for (state, move) in ASSESSMENT.moves
        if state == AssessmentState(desk.state) and isinstance(move, AssessmentMove) and rights.may(move)
    }
    if rights.heads:
        found.discard(AssessmentMove.SEND)
    if time_lock(desk):
        found &= {AssessmentMove.RETURN} if desk.round_state == RoundState.OPEN else set()
    return frozenset(found)
