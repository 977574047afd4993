"""Sở Nội vụ marks a judged line “cần xem lại”."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Role, User
from accounts.rules import standing_of
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from scoring.models import Assessment, SecondLook
from scoring.selectors.appraisal.lines import standing_awards
from scoring.services.line_checks import leaf_of

ALREADY = "Dòng này đang có đánh dấu “cần xem lại”."


class LookRefused(Refused):
    """Nothing is marked or settled; the sentences say why."""


def ask_second_look(
    *, assessment: Assessment, criterion_code: str, reason: str, by: User, now: datetime | None = None
) -> SecondLook:
    """Ask the line's appraiser to look again at what was awarded; a line is marked once at a time.

    Raises LookRefused, NoSuchLeaf.
    """
    moment = now or timezone.now()
    if not standing_of(by, timezone.localdate(moment)).holds({Role.ROUND_ADMIN}):
        raise LookRefused("Chỉ quản trị đợt của Sở Nội vụ đánh dấu được.")
    if not reason.strip():
        raise LookRefused("Hãy ghi vì sao cần xem lại.")
    leaf_of(assessment, criterion_code)
    if not standing_awards(assessment.round, [assessment.unit_id], [criterion_code]):
        raise LookRefused("Dòng này chưa có điểm thẩm định.")
    with transaction.atomic():
        look = _stored(assessment, criterion_code, reason.strip(), by, moment)
        record_look("ask_second_look", look, by=by, now=moment, reason=look.reason)
    return look


def record_look(verb: str, look: SecondLook, *, by: User, now: datetime, **detail: str) -> None:
    """What happened to the mark, in the trail of its assessment."""
    of = look.assessment
    record_event(
        by=by,
        verb=verb,
        target_type="assessment",
        target_ref=f"{of.round.code}/{of.unit.code}",
        detail={"criterion": look.criterion_code, **detail},
        now=now,
    )


def _stored(assessment: Assessment, code: str, reason: str, by: User, now: datetime) -> SecondLook:
    try:
        with transaction.atomic():
            return SecondLook.objects.create(
                assessment=assessment, criterion_code=code, reason=reason, asked_at=now, asked_by=by
            )
    except IntegrityError:
        raise LookRefused(ALREADY) from None
