"""What may be done at the self-scoring desk, and the sentence that says why not."""

from dataclasses import dataclass
from datetime import datetime

from cchc_portal.lib.dates import vn_last_moment, vn_moment
from scoring.core.timetable import Phase, Stretch
from scoring.core.words import Word
from scoring.core.workflow import AssessmentState, RoundState


class ClaimSource(Word):
    """Where a saved claim came from."""

    SHEET = "sheet", "Phiếu tự chấm"
    WORKBOOK = "workbook", "Tệp Excel của đơn vị"
    IMPORT = "import", "Sở Nội vụ nhập"


@dataclass(frozen=True, slots=True)
class AskedLeaves:
    """Leaves that a unit is asked to add to after it submitted, until a moment (the first too late)."""

    codes: frozenset[str]
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Desk:
    """Where an assessment stands at a moment; all moments are in the province's time."""

    round_state: str
    state: str
    stretch: Stretch
    at: datetime
    asked: tuple[AskedLeaves, ...] = ()

    @property
    def phase(self) -> Phase:
        return self.stretch.phase(self.at)


def edit_lock(desk: Desk) -> str:
    """Why the sheet cannot be changed now; empty where it can."""
    return _STATE_LOCKS.get(AssessmentState(desk.state), "") or time_lock(desk)


def leaf_lock(desk: Desk, code: str) -> str:
    """Why the leaf cannot be changed now: of a sheet handed in those asked for are open, in their time."""
    due = [each.due_at for each in desk.asked if code in each.codes]
    if not due or desk.state != AssessmentState.SUBMITTED or desk.round_state != RoundState.OPEN:
        return edit_lock(desk)
    last = max(due)
    return "" if desk.at < last else f"Đã hết thời gian bổ sung (nhận {vn_last_moment(last)})."


def open_leaves(desk: Desk) -> frozenset[str]:
    """The leaves of a sheet handed in that may be changed now."""
    return frozenset(code for each in desk.asked for code in each.codes if not leaf_lock(desk, code))


def time_lock(desk: Desk) -> str:
    """Why nothing can be handed in, sent or taken back now; empty where it can."""
    if desk.round_state != RoundState.OPEN:
        return "Đợt đánh giá đã qua giai đoạn tự chấm."
    opens_at, ends_at = desk.stretch.opens_at, desk.stretch.ends_at
    if desk.phase is Phase.BEFORE and opens_at:
        return f"Chưa đến giờ mở tự chấm: {vn_moment(opens_at)}."
    if desk.phase is Phase.CLOSED and ends_at:
        return f"Đã hết thời gian tự chấm (nhận {vn_last_moment(ends_at)})."
    return ""


_STATE_LOCKS = {
    AssessmentState.WITH_HEAD: "Bản tự chấm đang chờ thủ trưởng nộp; muốn sửa thì thủ trưởng trả lại cán bộ.",
    AssessmentState.SUBMITTED: "Bản tự chấm đã nộp; muốn sửa thì thủ trưởng rút lại khi chưa hết hạn.",
    AssessmentState.NOT_SUBMITTED: "Sở Nội vụ đã ghi nhận đơn vị không nộp bản tự chấm.",
}
