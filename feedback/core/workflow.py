"""The life of a unit's reply and of each request in it: states and moves as data."""

from enum import StrEnum

from feedback.core.words import ObjectionState, Outcome, ReplyState
from scoring.core.workflow import Machine


class ReplyMove(StrEnum):
    """Both by the head of the unit, while its window is open."""

    SEND = "send"
    WITHDRAW = "withdraw"


class ObjectionMove(StrEnum):
    """SEND, WITHDRAW: with the reply. ROUTE: Sở Nội vụ to the lead unit, or to a member of the Tổ giúp
    việc. CONCUR: that side has answered. SUPPLEMENT: the unit sent what was asked for. The rest decide."""

    SEND = "send"
    WITHDRAW = "withdraw"
    ROUTE = "route"
    CONCUR = "concur"
    SUPPLEMENT = "supplement"
    ACCEPT = "accept"
    PART = "part"
    REJECT = "reject"
    ASK = "ask"


REPLY = Machine(
    ReplyState,
    {
        (ReplyState.DRAFT, ReplyMove.SEND): ReplyState.SENT,
        (ReplyState.SENT, ReplyMove.WITHDRAW): ReplyState.DRAFT,
    },
)

_OPEN = (ObjectionState.SENT, ObjectionState.ROUTED, ObjectionState.CONCURRED)
_DECIDABLE = (
    *_OPEN,
    ObjectionState.ASKED,
    ObjectionState.ACCEPTED,
    ObjectionState.PART,
    ObjectionState.REJECTED,
)
_DECISIONS = {
    ObjectionMove.ACCEPT: ObjectionState.ACCEPTED,
    ObjectionMove.PART: ObjectionState.PART,
    ObjectionMove.REJECT: ObjectionState.REJECTED,
    ObjectionMove.ASK: ObjectionState.ASKED,
}
DECIDING = {
    Outcome.ACCEPT: ObjectionMove.ACCEPT,
    Outcome.PART: ObjectionMove.PART,
    Outcome.REJECT: ObjectionMove.REJECT,
    Outcome.ASK: ObjectionMove.ASK,
}

# A decision may be replaced by another one until the final publication; what was decided is not withdrawn.
OBJECTION = Machine(
    ObjectionState,
    {
        (ObjectionState.DRAFT, ObjectionMove.SEND): ObjectionState.SENT,
        (ObjectionState.ASKED, ObjectionMove.WITHDRAW): ObjectionState.DRAFT,
        (ObjectionState.ASKED, ObjectionMove.SUPPLEMENT): ObjectionState.SENT,
        **{(state, ObjectionMove.WITHDRAW): ObjectionState.DRAFT for state in _OPEN},
        **{(state, ObjectionMove.ROUTE): ObjectionState.ROUTED for state in _OPEN},
        **{(state, ObjectionMove.CONCUR): ObjectionState.CONCURRED for state in _OPEN},
        **{(state, move): to for state in _DECIDABLE for move, to in _DECISIONS.items()},
    },
)
