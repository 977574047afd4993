"""Whether lead units appraise lines of their own in a round: allowed or not again, each with a reason."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from scoring.core.workflow import RoundState
from scoring.models import Round


@transaction.atomic
def allow_own_appraisal(
    *, round: Round, allowed: bool, reason: str, by: User, now: datetime | None = None
) -> bool:
    """Whether it changed anything. What was judged so far stands, whoever judged it.

    Raises Refused without a reason, or once the round is published.
    """
    row = Round.objects.select_for_update().get(pk=round.pk)
    if row.appraises_own == allowed:
        return False
    if row.state != RoundState.OPEN:
        raise Refused(f"Đợt {row.code} đã công bố kết quả dự kiến nên không đổi được nữa.")
    if not reason.strip():
        raise Refused("Hãy ghi lý do.")
    row.appraises_own = allowed
    row.save(update_fields=["appraises_own"])
    record_event(
        by=by,
        verb="allow_own_appraisal",
        target_type="round",
        target_ref=row.code,
        detail={"from": not allowed, "to": allowed, "reason": reason.strip()},
        now=now,
    )
    return True
