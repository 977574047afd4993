"""A request for more is taken back: the lines are locked again, as they were handed in."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from scoring.core.words import SupplementOutcome
from scoring.models import Supplement
from scoring.services.appraisal.answer_supplement import ENDED
from scoring.services.appraisal.ask_supplement import SupplementRefused
from scoring.services.appraisal.end_supplement import end_supplement, restore_submitted
from scoring.services.appraisal.supplement_rights import Asker
from scoring.services.submission.step import locked


@transaction.atomic
def take_back_supplement(
    *, supplement: Supplement, reason: str, by: User, now: datetime | None = None
) -> Supplement:
    """By whoever may ask on these lines. Raises SupplementRefused."""
    moment = now or timezone.now()
    row = locked(supplement.assessment)
    asked = Supplement.objects.get(pk=supplement.pk)
    asked.assessment = row
    if not Asker.of(row, by, moment).may_ask_any(row, asked.criterion_codes):
        raise SupplementRefused(
            "Chỉ người thẩm định, thủ trưởng đơn vị chủ trì và Sở Nội vụ rút được yêu cầu."
        )
    if asked.ended_at is not None:
        raise SupplementRefused(ENDED)
    if not reason.strip():
        raise SupplementRefused("Hãy ghi lý do.")
    restore_submitted(asked, by=by, now=moment)
    return end_supplement(asked, SupplementOutcome.TAKEN_BACK, by=by, now=moment, reason=reason.strip())
