"""The timetable of a round: set at the start, changed later with a reason."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from scoring.core.timetable import Moments, disorder
from scoring.core.workflow import OVER
from scoring.models import Round, Timetable


class TimetableRefused(Refused):
    """The moments are out of order, a change has no reason, or the round is over."""


@transaction.atomic
def set_timetable(
    *, round: Round, moments: Moments, reason: str, by: User, now: datetime | None = None
) -> Timetable:
    """Set every moment; those left out bound nothing. The first time needs no reason.

    The same moments again change nothing. Raises TimetableRefused.
    """
    moment = now or timezone.now()
    round = Round.objects.select_for_update().get(pk=round.pk)
    if round.state in OVER:
        raise TimetableRefused(f"Đợt {round.code} đã có kết quả chính thức nên không đổi lịch được nữa.")
    if troubles := [sentence for _, sentence in disorder(moments)]:
        raise TimetableRefused(*troubles)
    stands = Timetable.objects.filter(round=round).first()
    if stands and _moments_of(stands) == moments:
        return stands
    if stands and not reason.strip():
        raise TimetableRefused("Đổi lịch đã đặt phải ghi lý do.")
    timetable, _ = Timetable.objects.update_or_create(
        round=round, defaults={**asdict(moments), "set_at": moment, "set_by": by}
    )
    record_event(
        by=by,
        verb="set_timetable",
        target_type="round",
        target_ref=round.code,
        detail={
            "reason": reason.strip(),
            "from": _told(_moments_of(stands)) if stands else None,
            "to": _told(moments),
        },
        now=moment,
    )
    return timetable


def _moments_of(timetable: Timetable) -> Moments:
    return Moments(**{name: getattr(timetable, name) for name in Moments.__dataclass_fields__})


def _told(moments: Moments) -> dict[str, str | None]:
    """The moments as the audit trail keeps them: ISO, in UTC as stored."""
    return {name: value.isoformat() if value else None for name, value in asdict(moments).items()}
