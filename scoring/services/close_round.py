"""The end of a round: nothing in it changes any more, until it is opened again with a reason."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from scoring.core.workflow import ROUND, MoveError, RoundMove, move
from scoring.models import Round


class ClosingRefused(Refused):
    """The round cannot be closed or opened again now; the message says why."""


def close_round(*, round: Round, reason: str, by: User, now: datetime | None = None) -> Round:
    """Close a round that has its final result. Raises ClosingRefused in another state, without a reason."""
    return _moved(round, RoundMove.CLOSE, reason, by, now)


def reopen_round(*, round: Round, reason: str, by: User, now: datetime | None = None) -> Round:
    """Take the closing back, for a correction after all. Raises ClosingRefused as close_round does."""
    return _moved(round, RoundMove.REOPEN, reason, by, now)


@transaction.atomic
def _moved(round: Round, wanted: RoundMove, reason: str, by: User, now: datetime | None) -> Round:
    locked = Round.objects.select_for_update().get(pk=round.pk)
    if not reason.strip():
        raise ClosingRefused("Đóng đợt, mở lại đợt phải ghi lý do.")
    before = locked.state
    try:
        locked.state = move(ROUND, before, wanted)
    except MoveError as error:
        raise ClosingRefused(f"{error}.") from error
    locked.save(update_fields=["state"])
    record_event(
        by=by,
        verb=f"{wanted.value}_round",
        target_type="round",
        target_ref=locked.code,
        detail={"from": before, "to": locked.state, "reason": reason.strip()},
        now=now or timezone.now(),
    )
    return locked
