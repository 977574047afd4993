"""A line marked “cần xem lại” was looked at again: kept, with why, or judged anew."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Role, User
from accounts.rules import standing_of
from scoring.core.types import Stage
from scoring.core.words import SecondLookOutcome
from scoring.models import Award, SecondLook
from scoring.selectors.appraisal.scope import scope_of
from scoring.services.appraisal.ask_second_look import LookRefused, record_look


@transaction.atomic
def settle_second_look(
    *, look: SecondLook, outcome: SecondLookOutcome, answer: str = "", by: User, now: datetime | None = None
) -> SecondLook:
    """By whoever judges the line, or Sở Nội vụ. Keeping the points needs its explanation; “đã chấm lại”
    needs an award made since. Raises LookRefused."""
    moment = now or timezone.now()
    rows = SecondLook.objects.select_for_update(of=("self",)).select_related(
        "assessment__round", "assessment__unit"
    )
    row = rows.get(pk=look.pk)
    if not _may_settle(row, by, moment):
        raise LookRefused("Chỉ người thẩm định dòng này và Sở Nội vụ giải quyết được.")
    if row.settled_at is not None:
        raise LookRefused(f"Dòng này đã được giải quyết: {row.get_outcome_display()}.")
    if outcome is SecondLookOutcome.KEPT and not answer.strip():
        raise LookRefused("Giữ điểm thì hãy ghi vì sao.")
    if outcome is SecondLookOutcome.CHANGED and not _judged_since(row):
        raise LookRefused("Dòng này chưa được chấm lại từ khi đánh dấu.")
    row.settled_at, row.settled_by, row.outcome, row.answer = moment, by, outcome.value, answer.strip()
    row.save(update_fields=["settled_at", "settled_by", "outcome", "answer"])
    record_look("settle_second_look", row, by=by, now=moment, outcome=row.outcome, answer=row.answer)
    return row


def _may_settle(look: SecondLook, by: User, now: datetime) -> bool:
    day, unit = timezone.localdate(now), look.assessment.unit
    leaf = (unit.group_id, look.criterion_code)
    judges = scope_of(look.assessment.round, by, day, [leaf]).judges(unit.pk, *leaf)
    return judges or standing_of(by, day).holds({Role.ROUND_ADMIN})


def _judged_since(look: SecondLook) -> bool:
    return (
        Award.objects.current()
        .filter(
            round=look.assessment.round_id,
            unit=look.assessment.unit_id,
            criterion_code=look.criterion_code,
            stage=Stage.APPRAISAL,
            awarded_at__gte=look.asked_at,
        )
        .exists()
    )
