"""A row of the appraisal desk: a line ready for its fields, or the sentence that says why it has none."""

from dataclasses import dataclass
from decimal import Decimal

from scoring.core.appraisal import (
    NOT_YOURS,
    OWN_LINE,
    AppraisalDesk,
    appraisal_lock,
    line_lock,
)
from scoring.core.appraisal_line import DeskLine
from scoring.core.progress import LeafProgress
from scoring.core.rule_types import Rule
from scoring.core.sheet import RowState, reckoning, remarks, row_state, shown
from scoring.core.typed import Typed, told_typed
from scoring.core.types import CriterionInput
from scoring.core.words import Method

AWARD_STATES = {**{state: state.label for state in RowState}, RowState.EMPTY: "Chưa thẩm định"}


@dataclass(frozen=True, slots=True)
class AskedLook:
    """Why a line is to be looked at again, while nobody has; `key` finds the place to answer."""

    key: int
    reason: str


@dataclass(frozen=True, slots=True)
class AwardRow:
    """`key` tells the rows of a page apart, `name` is what the row is called, `unit` the code of the line's;
    `lock` is empty where this person may judge the line now.

    `typed` fills the fields, `claimed` is what the unit typed; `survey` are points of the survey; `look` is
    None where nothing is to be looked at again, or where this person may not know.
    """

    key: str
    name: str
    unit: str
    line: DeskLine
    typed: Typed
    claimed: Typed | None
    lock: str
    survey: Decimal | None
    notes: int
    look: AskedLook | None

    @property
    def criterion(self) -> CriterionInput:
        return self.line.criterion

    @property
    def progress(self) -> LeafProgress:
        return self.line.award

    @property
    def code(self) -> str:
        return self.key

    @property
    def method(self) -> Method | None:
        return self.criterion.method

    @property
    def rule(self) -> Rule | None:
        return self.criterion.rule

    @property
    def state(self) -> RowState:
        if self.line.surveyed or (self.lock and not self.line.judged):
            return RowState.LOCKED
        return row_state(self.progress)

    @property
    def reckoning(self) -> str:
        return award_reckoning(self.progress, overrides=self.line.overrides)

    @property
    def warnings(self) -> str:
        return remarks(self.progress)

    @property
    def claim_told(self) -> str:
        """What the unit entered, where it says more than its points."""
        return told_typed(self.claimed) if self.claimed else ""


def award_row(
    line: DeskLine,
    desk: AppraisalDesk,
    digits: int,
    *,
    key: str,
    name: str,
    unit: str,
    survey: Decimal | None = None,
    notes: int = 0,
    look: AskedLook | None = None,
) -> AwardRow:
    """Its fields are empty until it is judged: nothing in them may look like a value."""
    return AwardRow(
        key=key,
        name=name,
        unit=unit,
        line=line,
        typed=typed_of(line, digits),
        claimed=Typed.of_entry(line.claimed) if line.claimed else None,
        lock=row_lock(line, desk),
        survey=survey,
        notes=notes,
        look=look if line.known else None,
    )


def typed_of(line: DeskLine, digits: int) -> Typed:
    """What stands in the fields."""
    return shown(Typed.of_entry(line.awarded), line.award, digits) if line.awarded else Typed()


def row_lock(line: DeskLine, desk: AppraisalDesk) -> str:
    """Why this person cannot judge the line now; empty where they can."""
    reason = line_lock(line.criterion, line.awarded)
    if not reason and not line.mine:
        reason = OWN_LINE if line.is_own else NOT_YOURS
    return reason or appraisal_lock(desk)


def award_reckoning(award: LeafProgress, *, overrides: bool) -> str:
    """How the points arose; of an override both figures, the rule's and the one given."""
    return award.line.because[-2] if overrides else reckoning(award)
