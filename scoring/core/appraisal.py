"""The appraisal desk: who judges which line, when, and what a judgement beside a claim must say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from cchc_portal.lib.dates import vn_last_moment, vn_moment
from scoring.core.engine import self_scored
from scoring.core.entries import REASON_COLUMN, STATE_COLUMN, EntryFinding, check_entry
from scoring.core.progress import LeafProgress, entered_leaf
from scoring.core.results import LineResult
from scoring.core.rounding import Rounding, exact
from scoring.core.rule_types import RelativeRule
from scoring.core.timetable import Phase, Stretch
from scoring.core.types import CriterionInput, Entry
from scoring.core.words import EntryState, Method, Part
from scoring.core.workflow import AppraisalState, AssessmentState, RoundState

NOT_YOURS = "Tiêu chí này của đơn vị do người khác thẩm định."
OWN_LINE = "Đơn vị chủ trì không tự thẩm định dòng của mình; Tổ giúp việc thẩm định."
EXEMPTION = "“Không áp dụng” do Sở Nội vụ quyết định ở phạm vi áp dụng của đợt"


@dataclass(frozen=True, slots=True)
class Lead:
    """Who judges a leaf of an annex: a lead unit, and one person of it where one is named. All by id."""

    unit_id: int
    appraiser_id: int | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What a person judges in a round on a day.

    `appraises_for`: units whose appraiser the person is; `belongs_to`: those in which any role is held;
    `leads` by group and leaf. Tổ giúp việc settles what a lead unit may not: lines of its own. Nobody
    judges a unit that they belong to, but for what a round allows its lead units.
    """

    user_id: int
    appraises_for: frozenset[int]
    belongs_to: frozenset[int]
    in_task_force: bool
    appraises_own: bool
    leads: Mapping[tuple[int, str], Lead]

    def judges(self, unit_id: int, group_id: int, code: str) -> bool:
        """Whether the unit's line is this person's to judge."""
        lead = self.leads.get((group_id, code))
        if lead is None:
            return False
        if lead.unit_id == unit_id and not self.appraises_own:
            return self.in_task_force and unit_id not in self.belongs_to
        if lead.unit_id != unit_id and unit_id in self.belongs_to:
            return False
        return lead.unit_id in self.appraises_for and lead.appraiser_id in (None, self.user_id)

    def is_own(self, unit_id: int, group_id: int, code: str) -> bool:
        """Whether the unit leads the leaf itself: a conflict of interest, allowed or not."""
        lead = self.leads.get((group_id, code))
        return lead is not None and lead.unit_id == unit_id


@dataclass(frozen=True, slots=True)
class PartStep:
    """A part's last move: who made it, in what capacity, when (in the province's time), and why."""

    from_state: str
    to_state: str
    by: str
    at: datetime
    reason: str = ""
    capacity: str = ""

    @property
    def sentence(self) -> str:
        """“Lê Thị Hoa (KT.) xác nhận lúc 09:00 ngày 03/12/2020: lý do.”"""
        did = _DID[AppraisalState(self.from_state), AppraisalState(self.to_state)]
        signed = f" ({self.capacity})" if self.capacity else ""
        why = f": {self.reason.rstrip('.')}" if self.reason else ""
        return f"{self.by}{signed} {did} lúc {vn_moment(self.at)}{why}."


@dataclass(frozen=True, slots=True)
class AppraisalDesk:
    """Where the appraisal of a part stands at a moment; `last` is how it came there, where that is told."""

    round_state: str
    assessment_state: str
    part_state: str
    stretch: Stretch
    at: datetime
    last: PartStep | None = None


def appraisal_lock(desk: AppraisalDesk) -> str:
    """Why no line of the part can be judged now; empty where it can."""
    return time_lock(desk) or sheet_lock(desk) or _closed(desk)


def sheet_lock(desk: AppraisalDesk) -> str:
    """Why there is no sheet to judge: it is with its unit; empty where there is."""
    return _NOT_THERE.get(AssessmentState(desk.assessment_state), "")


def time_lock(desk: AppraisalDesk) -> str:
    """Why nothing of the appraisal can be done now, whoever asks; empty where it can."""
    if desk.round_state != RoundState.OPEN:
        return "Đợt đã công bố kết quả dự kiến; điểm thay đổi qua phản hồi của đơn vị."
    opens_at, ends_at = desk.stretch.opens_at, desk.stretch.ends_at
    phase = desk.stretch.phase(desk.at)
    if phase is Phase.BEFORE and opens_at:
        return f"Chưa đến giờ mở thẩm định: {vn_moment(opens_at)}."
    if phase is Phase.CLOSED and ends_at:
        return f"Đã hết thời gian thẩm định (nhận {vn_last_moment(ends_at)})."
    return ""


def line_lock(criterion: CriterionInput, standing: Entry | None) -> str:
    """Why this line is nobody's to judge; empty where it is."""
    if criterion.method is Method.SURVEY:
        return "Tiêu chí chấm bằng khảo sát, không thẩm định."
    if standing is not None and standing.state is EntryState.NOT_APPLICABLE:
        return "Sở Nội vụ đã quyết định không áp dụng tiêu chí này cho đơn vị."
    return ""


@lru_cache(maxsize=16384)  # a page of a lead unit adds up the same awards again after each of them
def award_line(entry: Entry, criterion: CriterionInput, rounding: Rounding) -> LineResult:
    """The line that an award gives, as far as it follows from this unit's figures alone."""
    with exact():
        return entered_leaf(criterion, entry, rounding, domain="").line


def check_award(
    entry: Entry, claim: LeafProgress, claimed: Entry | None, criterion: CriterionInput, rounding: Rounding
) -> list[EntryFinding]:
    """All findings on a judgement beside what the unit claimed: a difference needs its reason."""
    if entry.state is EntryState.NOT_APPLICABLE:
        return [EntryFinding(STATE_COLUMN, entry.state.label, EXEMPTION)]
    found = check_entry(entry, criterion, rounding=rounding)
    reasoned = bool(entry.reason.strip()) or any(finding.column == REASON_COLUMN for finding in found)
    if not reasoned and differs(entry, claim, claimed, criterion, rounding):
        found.append(EntryFinding(REASON_COLUMN, "", "điểm khác điểm tự chấm phải có lý do"))
    return found


def differs(
    entry: Entry, claim: LeafProgress, claimed: Entry | None, criterion: CriterionInput, rounding: Rounding
) -> bool:
    """Whether the judgement gives other points than the claim: of a ratio that waits for the group's
    figures, whether the figures differ; of a leaf that no unit scores itself, whether it takes points."""
    return gives_other(award_line(entry, criterion, rounding).points, entry, claim, claimed, criterion)


def gives_other(
    points: Decimal | None,
    entry: Entry,
    claim: LeafProgress,
    claimed: Entry | None,
    criterion: CriterionInput,
) -> bool:
    """The same, where the points that the judgement gives are at hand."""
    if not self_scored(criterion):
        return criterion.part is Part.PENALTY and bool(points)
    if isinstance(criterion.rule, RelativeRule) and points is None and claimed is not None:
        return figures_of(entry) != figures_of(claimed)
    return points is not None and points != claim.points


def difference(awarded: Decimal | None, claimed: Decimal | None) -> Decimal | None:
    """Points awarded beyond those claimed; None where either is not known."""
    return None if awarded is None or claimed is None else awarded - claimed


def figures_of(entry: Entry) -> tuple[str, Decimal | None, Decimal | None, str, Decimal | None]:
    """What was entered, without the words beside it."""
    return entry.state.value, entry.value, entry.denominator, entry.choice, entry.points


def _closed(desk: AppraisalDesk) -> str:
    said = _CLOSED.get(AppraisalState(desk.part_state), "")
    return f"{said} {desk.last.sentence}" if said and desk.last else said


_NOT_THERE = {
    AssessmentState.DRAFT: "Đơn vị chưa nộp bản tự chấm.",
    AssessmentState.WITH_HEAD: "Đơn vị chưa nộp bản tự chấm.",
    AssessmentState.RETURNED: "Bản tự chấm đã trả lại; đơn vị đang sửa và nộp lại.",
}
_CLOSED = {
    AppraisalState.CLOSED: "Lĩnh vực đã thẩm định xong; muốn sửa thì mở lại, có lý do.",
    AppraisalState.CONFIRMED: "Thủ trưởng đơn vị chủ trì đã xác nhận; muốn sửa thì thủ trưởng mở khóa trước.",
    AppraisalState.ACCEPTED: (
        "Sở Nội vụ đã chấp nhận; muốn sửa thì Sở Nội vụ mở khóa trước, rồi đến thủ trưởng đơn vị chủ trì."
    ),
}
_DID = {
    (AppraisalState.OPEN, AppraisalState.CLOSED): "thẩm định xong",
    (AppraisalState.CLOSED, AppraisalState.CONFIRMED): "xác nhận",
    (AppraisalState.CONFIRMED, AppraisalState.ACCEPTED): "chấp nhận",
    (AppraisalState.ACCEPTED, AppraisalState.CONFIRMED): "mở khóa",
    (AppraisalState.CONFIRMED, AppraisalState.CLOSED): "trả về",
    (AppraisalState.CLOSED, AppraisalState.OPEN): "mở lại",
}
