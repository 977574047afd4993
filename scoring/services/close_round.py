"""The end of a round: nothing in it changes any more, until it is opened again with a reason; final results
put right before."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from scoring.core.words import RunKind
from scoring.core.workflow import ROUND, MoveError, RoundMove, move
from scoring.models import Publication, Round
from scoring.selectors.run_inputs import current_input_hash


class ClosingRefused(Refused):
    """The round cannot be closed or opened again now; the message says why."""


def close_round(*, round: Round, reason: str, by: User, now: datetime | None = None) -> Round:
    """Close a round that has its final result. Raises ClosingRefused in another state, without a reason."""
    return _moved(round, RoundMove.CLOSE, reason, by, now)


def reopen_round(*, round: Round, reason: str, by: User, now: datetime | None = None) -> Round:
    """Take the closing back, for a correction after all. Raises ClosingRefused as close_round does."""
    return _moved(round, RoundMove.REOPEN, reason, by, now)


def correct_result(*, round: Round, reason: str, by: User, now: datetime | None = None) -> Round:
    """Have requests decided anew after the final results, to be published again with a public note.

    What was published stays as it is. Raises ClosingRefused as close_round does.
    """
    return _moved(round, RoundMove.CORRECT, reason, by, now)


def settle_result(*, round: Round, reason: str, by: User, now: datetime | None = None) -> Round:
    """End a correction that changed nothing. Raises ClosingRefused as close_round does, and where a final run
    would read anything else than the published one did."""
    return _moved(round, RoundMove.SETTLE, reason, by, now)


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
    if wanted is RoundMove.SETTLE and _is_changed(locked):
        raise ClosingRefused("Đã có thay đổi so với kết quả chính thức: hãy công bố lại kết quả chính thức.")
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


def _is_changed(round: Round) -> bool:
    published = Publication.objects.filter(round=round, kind=RunKind.FINAL).order_by("-number")
    read = published.values_list("run__input_hash", flat=True).first()
    return current_input_hash(round, RunKind.FINAL) != read
