"""The life of a round and of a self-assessment: states and moves as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scoring.core.words import RunKind, Word


class MoveError(ValueError):
    """The move is not open in this state; the message says which state that is."""


class RoundState(Word):
    """Where a round stands."""

    OPEN = "open", "Đang tự chấm, thẩm định"
    PROVISIONAL = "provisional", "Dự kiến, đang lấy ý kiến"
    FINAL = "final", "Chính thức"
    CORRECTING = "correcting", "Chính thức, đang đính chính"
    CLOSED = "closed", "Đã đóng"


# While units are heard, and while final results are put right: decisions on requests change points.
DECIDABLE = frozenset({RoundState.PROVISIONAL, RoundState.CORRECTING})
# The final results are out: nothing is planned or assigned any more.
OVER = frozenset({RoundState.FINAL, RoundState.CORRECTING, RoundState.CLOSED})


class RoundMove(StrEnum):
    """CORRECT: decisions are taken anew after the final results, until those are published again, or SETTLE:
    nothing was changed after all."""

    PUBLISH_PROVISIONAL = "publish_provisional"
    PUBLISH_FINAL = "publish_final"
    CORRECT = "correct"
    SETTLE = "settle"
    CLOSE = "close"
    REOPEN = "reopen"


PUBLISHING = {
    RunKind.PROVISIONAL: RoundMove.PUBLISH_PROVISIONAL,
    RunKind.FINAL: RoundMove.PUBLISH_FINAL,
}


# What may be computed as a round goes on; a kind that was published last may be computed anew.
COMPUTABLE: Mapping[RoundState, tuple[RunKind, ...]] = {
    RoundState.OPEN: (RunKind.SELF, RunKind.PROVISIONAL),
    RoundState.PROVISIONAL: (RunKind.PROVISIONAL, RunKind.FINAL),
    RoundState.FINAL: (RunKind.FINAL,),
    RoundState.CORRECTING: (RunKind.FINAL,),
    RoundState.CLOSED: (),
}


class AssessmentState(Word):
    """Where a unit's self-assessment stands."""

    DRAFT = "draft", "Đang tự chấm"
    WITH_HEAD = "with_head", "Chờ thủ trưởng nộp"
    SUBMITTED = "submitted", "Đã nộp"
    RETURNED = "returned", "Được trả lại"
    NOT_SUBMITTED = "not_submitted", "Không nộp"


# A sheet that its unit still works on is nobody else's; one that was returned had been handed in.
HANDED_IN = (AssessmentState.SUBMITTED, AssessmentState.RETURNED)


class AssessmentMove(StrEnum):
    """SEND: officer → head; SEND_BACK: head → officer; WITHDRAW: by the head, until the deadline;
    RETURN: by Sở Nội vụ or the appraisers; GIVE_UP and TAKE_UP: “không nộp” recorded and taken back."""

    SEND = "send"
    SEND_BACK = "send_back"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    RETURN = "return"
    GIVE_UP = "give_up"
    TAKE_UP = "take_up"


class AppraisalState(Word):
    """Where the appraisal of a part stands: what one lead unit judges of one domain of one unit."""

    OPEN = "open", "Đang thẩm định"
    CLOSED = "closed", "Đã thẩm định xong"
    CONFIRMED = "confirmed", "Thủ trưởng đã xác nhận"
    ACCEPTED = "accepted", "Sở Nội vụ đã chấp nhận"


class AppraisalMove(StrEnum):
    """CLOSE: by an appraiser; CONFIRM: by the head of the lead unit; ACCEPT: by Sở Nội vụ.

    Going back takes one level at a time, from the top: LIFT by Sở Nội vụ, RELEASE by the head or
    Sở Nội vụ, REOPEN by an appraiser or the head.
    """

    CLOSE = "close"
    CONFIRM = "confirm"
    ACCEPT = "accept"
    LIFT = "lift"
    RELEASE = "release"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Machine:
    """Which move leads from which state to which; what is not written is not open."""

    states: type[Word]
    moves: Mapping[tuple[Word, StrEnum], Word]


# A correction after publication is a new publication of the same kind: the state stays.
ROUND = Machine(
    RoundState,
    {
        (RoundState.OPEN, RoundMove.PUBLISH_PROVISIONAL): RoundState.PROVISIONAL,
        (RoundState.PROVISIONAL, RoundMove.PUBLISH_PROVISIONAL): RoundState.PROVISIONAL,
        (RoundState.PROVISIONAL, RoundMove.PUBLISH_FINAL): RoundState.FINAL,
        (RoundState.FINAL, RoundMove.PUBLISH_FINAL): RoundState.FINAL,
        (RoundState.FINAL, RoundMove.CORRECT): RoundState.CORRECTING,
        (RoundState.CORRECTING, RoundMove.PUBLISH_FINAL): RoundState.FINAL,
        (RoundState.CORRECTING, RoundMove.SETTLE): RoundState.FINAL,
        (RoundState.FINAL, RoundMove.CLOSE): RoundState.CLOSED,
        (RoundState.CLOSED, RoundMove.REOPEN): RoundState.FINAL,
    },
)

ASSESSMENT = Machine(
    AssessmentState,
    {
        (AssessmentState.DRAFT, AssessmentMove.SEND): AssessmentState.WITH_HEAD,
        (AssessmentState.RETURNED, AssessmentMove.SEND): AssessmentState.WITH_HEAD,
        (AssessmentState.WITH_HEAD, AssessmentMove.SEND_BACK): AssessmentState.DRAFT,
        (AssessmentState.DRAFT, AssessmentMove.SUBMIT): AssessmentState.SUBMITTED,
        (AssessmentState.RETURNED, AssessmentMove.SUBMIT): AssessmentState.SUBMITTED,
        (AssessmentState.WITH_HEAD, AssessmentMove.SUBMIT): AssessmentState.SUBMITTED,
        (AssessmentState.SUBMITTED, AssessmentMove.WITHDRAW): AssessmentState.DRAFT,
        (AssessmentState.SUBMITTED, AssessmentMove.RETURN): AssessmentState.RETURNED,
        (AssessmentState.DRAFT, AssessmentMove.GIVE_UP): AssessmentState.NOT_SUBMITTED,
        (AssessmentState.WITH_HEAD, AssessmentMove.GIVE_UP): AssessmentState.NOT_SUBMITTED,
        (AssessmentState.RETURNED, AssessmentMove.GIVE_UP): AssessmentState.NOT_SUBMITTED,
        (AssessmentState.NOT_SUBMITTED, AssessmentMove.TAKE_UP): AssessmentState.DRAFT,
    },
)

APPRAISAL = Machine(
    AppraisalState,
    {
        (AppraisalState.OPEN, AppraisalMove.CLOSE): AppraisalState.CLOSED,
        (AppraisalState.CLOSED, AppraisalMove.CONFIRM): AppraisalState.CONFIRMED,
        (AppraisalState.CONFIRMED, AppraisalMove.ACCEPT): AppraisalState.ACCEPTED,
        (AppraisalState.ACCEPTED, AppraisalMove.LIFT): AppraisalState.CONFIRMED,
        (AppraisalState.CONFIRMED, AppraisalMove.RELEASE): AppraisalState.CLOSED,
        (AppraisalState.CLOSED, AppraisalMove.REOPEN): AppraisalState.OPEN,
    },
)


def publishable(state: RoundState) -> tuple[RunKind, ...]:
    """The kinds of result that may be published in this state, the next one last."""
    return tuple(kind for kind, step in PUBLISHING.items() if (state, step) in ROUND.moves)


def move(machine: Machine, state: str, wanted: StrEnum) -> str:
    """The state after the move. Raises MoveError where the move is not open."""
    here = machine.states(state)
    to = machine.moves.get((here, wanted))
    if to is None:
        raise MoveError(f"Không thực hiện được bước này khi đang ở trạng thái “{here.label}”")
    return to.value
