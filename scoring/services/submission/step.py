"""What every move of a self-assessment shares: the locked row, its machine, the step, the audit event."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.models import User
from accounts.rules import standing_of
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from scoring.core.desk import time_lock
from scoring.core.workflow import ASSESSMENT, AssessmentMove, MoveError, move
from scoring.models import Assessment, AssessmentStep
from scoring.selectors.desk import desk_of, with_frame
from scoring.selectors.rights import rights_in

_OF_UNIT = "Chỉ cán bộ và thủ trưởng của {unit} làm được bước này."
_OF_HEAD = "Chỉ thủ trưởng hoặc người được ủy quyền của {unit} làm được bước này."
_NOT_YOURS = {
    AssessmentMove.SEND: _OF_UNIT,
    AssessmentMove.SEND_BACK: _OF_HEAD,
    AssessmentMove.SUBMIT: _OF_HEAD,
    AssessmentMove.WITHDRAW: _OF_HEAD,
    AssessmentMove.RETURN: "Chỉ quản trị đợt của Sở Nội vụ trả lại được bản tự chấm.",
}


class StepRefused(Refused):
    """The self-assessment stays where it is; the sentences say why."""


def locked(assessment: Assessment) -> Assessment:
    """The assessment as it is now, with its frame, its row locked until the transaction ends."""
    Assessment.objects.select_for_update().get(pk=assessment.pk)
    # Read once the row is ours: a correction of the criteria set may have been waited for.
    return with_frame(Assessment.objects.filter(pk=assessment.pk)).get()


def check_right(assessment: Assessment, wanted: AssessmentMove, by: User, now: datetime) -> None:
    """Only people whose move it is, by what they hold on the day. Raises StepRefused."""
    held = standing_of(by, timezone.localdate(now))
    if not rights_in(assessment, held).may(wanted):
        raise StepRefused(_NOT_YOURS[wanted].format(unit=assessment.unit.name))


def check_time(assessment: Assessment, now: datetime) -> None:
    """Only while self-scoring is open for the unit. Raises StepRefused."""
    if lock := time_lock(desk_of(assessment, now)):
        raise StepRefused(lock)


def check_move(assessment: Assessment, wanted: AssessmentMove) -> str:
    """The state after the move. Raises StepRefused."""
    try:
        return move(ASSESSMENT, assessment.state, wanted)
    except MoveError as error:
        raise StepRefused(f"{error}.") from error


def given_reason(reason: str) -> str:
    """The reason, which is compulsory. Raises StepRefused."""
    if not reason.strip():
        raise StepRefused("Hãy ghi lý do.")
    return reason.strip()


def take_step(
    assessment: Assessment,
    wanted: AssessmentMove,
    *,
    verb: str,
    by: User,
    now: datetime,
    reason: str = "",
    detail: dict[str, Any] | None = None,
) -> AssessmentStep:
    """Move the locked assessment and write it down twice: as its step, and in the audit chain."""
    was, assessment.state = assessment.state, check_move(assessment, wanted)
    assessment.save(update_fields=["state"])
    step = AssessmentStep.objects.create(
        assessment=assessment,
        from_state=was,
        to_state=assessment.state,
        reason=reason,
        taken_at=now,
        taken_by=by,
    )
    record_event(
        by=by,
        verb=verb,
        target_type="assessment",
        target_ref=f"{assessment.round.code}/{assessment.unit.code}",
        detail={"from": was, "to": assessment.state, "reason": reason, **(detail or {})},
        now=now,
    )
    return step
