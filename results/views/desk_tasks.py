"""What self-scoring and working sessions ask of a person, for the home page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from cchc_portal.lib.dates import vn_day, vn_last_moment
from results.core.timeline import SeasonFacts
from scoring.core.deadline import deadline_of
from scoring.core.desk import Desk
from scoring.core.sessions import SessionState
from scoring.core.workflow import AppraisalState, AssessmentState
from scoring.models import Assessment, Round, WorkingSession
from scoring.selectors.appraisal.parts import UnfinishedPart
from scoring.selectors.desk import self_stretch
from scoring.selectors.desk_list import DeskRow

_OFFICERS = {
    AssessmentState.DRAFT: "Tự chấm",
    AssessmentState.RETURNED: "Sửa bản tự chấm được trả lại",
    AssessmentState.WITH_HEAD: "Bản tự chấm đang chờ thủ trưởng nộp",
    AssessmentState.SUBMITTED: "Xem bản tự chấm đã nộp",
    AssessmentState.NOT_SUBMITTED: "Xem bản tự chấm",
}
_HEADS = {
    **_OFFICERS,
    AssessmentState.DRAFT: "Theo dõi, nộp bản tự chấm",
    AssessmentState.WITH_HEAD: "Kiểm tra và nộp bản tự chấm",
    AssessmentState.RETURNED: "Chỉ đạo sửa, nộp lại bản tự chấm",
}
_PARTS = {
    AppraisalState.OPEN: "đang thẩm định",
    AppraisalState.CLOSED: "chờ thủ trưởng xác nhận",
    AppraisalState.CONFIRMED: "chờ Sở Nội vụ chấp nhận",
}


@dataclass(frozen=True, slots=True)
class Task:
    """A thing to do: where, what, in a few words why; `status` is printed beside it, quiet once `done`."""

    url: str
    icon: str
    title: str
    note: str
    status: str = ""
    done: bool = False


def desk_task(row: DeskRow, *, heads: bool) -> Task:
    """A self-assessment of the person's unit: what it waits for, by when."""
    assessment = row.assessment
    state = AssessmentState(assessment.state)
    words = (_HEADS if heads else _OFFICERS)[state]
    round = assessment.round
    if row.asked_until:
        return _supplement_task(assessment, timezone.localtime(row.asked_until), heads=heads)
    return Task(
        url=reverse("scoring:desk", args=[round.code, assessment.unit.code]),
        icon="form",
        title=f"{words} {round.season}: {assessment.unit.name}",
        note=f"{state.label}. {row.deadline.sentence}",
        status=state.label if row.submitted else row.deadline.countdown,
        done=row.submitted,
    )


def appraisal_task(round: Round, left: int, lines: int, due_at: datetime | None) -> Task:
    """Lines that wait for an appraiser."""
    deadline = f" Thẩm định {vn_last_moment(due_at)}." if due_at else ""
    return Task(
        url=reverse("scoring:appraisal-queue", args=[round.code]),
        icon="gavel",
        title=f"Thẩm định: còn {left} dòng" if left else "Thẩm định: đã xong các dòng đã nộp",
        note=f"Đã thẩm định {lines - left}/{lines} dòng của các đơn vị đã nộp.{deadline}",
        done=not left,
    )


def lead_task(round: Round) -> Task:
    """The head of a lead unit, and Tổ giúp việc, look on."""
    return Task(
        url=reverse("scoring:appraisal-queue", args=[round.code]),
        icon="gavel",
        title=f"Theo dõi thẩm định năm {round.year}",
        note="Từng đơn vị, từng tiêu chí: đã thẩm định đến đâu, chênh lệch bao nhiêu",
    )


def confirm_task(round: Round, waiting: int) -> Task:
    """Parts that were closed and wait for the head of the lead unit."""
    return Task(
        url=f"{reverse('scoring:parts', args=[round.code])}?chi=cho-xac-nhan",
        icon="check",
        title=f"Xác nhận thẩm định năm {round.year}: {waiting} phần",
        note="Người thẩm định đã báo xong; thủ trưởng đơn vị chủ trì xác nhận hoặc trả về",
        status="Chờ xác nhận",
    )


def unfinished_task(round: Round, parts: Sequence[UnfinishedPart]) -> Task:
    """Parts of the appraisal that Sở Nội vụ has not accepted."""
    states = Counter(part.state for part in parts)
    told = [f"{states[state]} {words}" for state, words in _PARTS.items() if states[state]]
    ready = states[AppraisalState.CONFIRMED]
    return Task(
        url=reverse("scoring:unfinished-parts", args=[round.code]),
        icon="check",
        title=f"Thẩm định năm {round.year}: còn {len(parts)} phần chưa xong"
        if parts
        else f"Thẩm định năm {round.year}: đã chấp nhận mọi phần",
        note=", ".join(told) or "Không còn phần nào chờ thẩm định, xác nhận",
        status=f"{ready} phần chờ chấp nhận" if ready else "",
        done=not parts,
    )


def _supplement_task(assessment: Assessment, until: datetime, *, heads: bool) -> Task:
    """Lines of a sheet handed in that the unit is asked to add to."""
    return Task(
        url=reverse("scoring:desk", args=[assessment.round.code, assessment.unit.code]),
        icon="form",
        title=f"Bổ sung bản tự chấm năm {assessment.round.year}: {assessment.unit.name}",
        note="Bổ sung tiêu chí được yêu cầu" + (", rồi nộp bổ sung" if heads else ", rồi báo thủ trưởng nộp"),
        status=f"Đến {vn_last_moment(until)}",
    )


def session_task(session: WorkingSession, now: datetime) -> Task:
    """A working session of the person's unit, or one that the person is named for."""
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    days = (start.date() - timezone.localdate(now)).days
    held = session.state == SessionState.HELD
    return Task(
        url=reverse("scoring:session", args=[session.round.code, session.pk]),
        icon="calendar",
        title=f"Làm việc giữa {session.round.task_force.name} và {session.unit.name}",
        note=f"{start:%H:%M}–{end:%H:%M} ngày {vn_day(start)}, {session.place}",
        status="Đang ghi biên bản" if held else "Hôm nay" if days == 0 else f"Còn {days} ngày",
    )


def minutes_task(round: Round, waiting: int) -> Task:
    """Minutes that were closed and have no number yet."""
    return Task(
        url=reverse("scoring:sessions", args=[round.code]),
        icon="document",
        title=f"Ghi số, bản ký biên bản làm việc năm {round.year}: {waiting} biên bản",
        note="Biên bản đã chốt, chưa ghi số, ngày ban hành",
        status="Chờ số",
    )


def round_task(round: Round, facts: SeasonFacts, now: datetime) -> Task:
    """How many units have handed in, for those who run or follow the round."""
    deadline = deadline_of(Desk(round.state, AssessmentState.DRAFT.value, self_stretch(round), now))
    return Task(
        url=reverse("scoring:board", args=[round.code]),
        icon="users",
        title=f"Theo dõi tự chấm năm {round.year}",
        note=f"{facts.submitted}/{facts.units} đơn vị đã nộp. {deadline.sentence}",
        status="" if facts.submitted == facts.units else deadline.countdown,
    )
