"""What every move of a self-assessment shares: the locked row, its machine, the step, the audit event."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.models import User
from accounts.rules import Standing, standing_of
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from scoring.core.desk import time_lock
from scoring.core.workflow import ASSESSMENT, AssessmentMove, MoveError, move
from scoring.models import Assessment, AssessmentStep
from scoring.selectors.desk import desk_of, with_frame


class StepRefused(Refused):
    """The self-assessment stays where it is; the sentences say why."""


def locked(assessment: Assessment) -> Assessment:
    """The assessment as it is now, with its frame, its row locked until the transaction ends."""
    return with_frame(Assessment.objects.select_for_update(of=("self",))).get(pk=assessment.pk)


def held_on(by: User, now: datetime) -> Standing:
    """What the person holds on the day of the step."""
    return standing_of(by, timezone.localdate(now))


def check_unit(assessment: Assessment, held: Standing) -> None:
    """Only people of the unit. Raises StepRefused."""
    if assessment.unit_id not in held.unit_ids:
        raise StepRefused(f"Chỉ cán bộ và thủ trưởng của {assessment.unit.name} làm được bước này.")


def check_head(assessment: Assessment, held: Standing) -> None:
    """Only who heads the unit on the day, in person or by delegation. Raises StepRefused."""
    if assessment.unit_id not in held.headed_ids:
        raise StepRefused(
            f"Chỉ thủ trưởng hoặc người được ủy quyền của {assessment.unit.name} làm được bước này"
        )


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
