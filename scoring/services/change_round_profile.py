"""What a round's letters say, changed by who runs the round."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from scoring.core.workflow import RoundState
from scoring.models import Round, RoundProfile
from scoring.selectors.round_settings import OWN, fingerprint, flat, has_figures, settings_of
from scoring.sheets.round_settings import RoundSettings


class ProfileRefused(Refused):
    """The settings cannot be changed like this; the message says why."""


@transaction.atomic
def change_round_profile(
    *, round: Round, settings: RoundSettings, seen: str, by: User, now: datetime | None = None
) -> bool:
    """Set everything; `seen` is the fingerprint of what the person saw. Whether anything changed.

    What is published keeps the words it was published with. The same settings again change nothing.
    Raises ProfileRefused where somebody changed them meanwhile, for a round that is closed, days out of
    order, or the mark of sample figures once there are figures.
    """
    round = Round.objects.select_for_update(of=("self",)).select_related("profile").get(pk=round.pk)
    stands = settings_of(round)
    before, after = flat(stands), flat(settings)
    changed = [name for name, value in after.items() if value != before[name]]
    if not changed:
        return False
    _check(round, settings, changed, current=seen == fingerprint(stands))
    for name in OWN:
        setattr(round, name, getattr(settings, name))
    round.save(update_fields=OWN)
    RoundProfile.objects.update_or_create(round=round, defaults=asdict(settings.profile))
    record_event(
        by=by,
        verb="change_round_profile",
        target_type="round",
        target_ref=round.code,
        detail={name: {"from": _told(before[name]), "to": _told(after[name])} for name in changed},
        now=now or timezone.now(),
    )
    return True


def _check(round: Round, settings: RoundSettings, changed: list[str], *, current: bool) -> None:
    if round.state == RoundState.CLOSED:
        raise ProfileRefused(f"Đợt {round.code} đã đóng nên không sửa thông tin văn bản được nữa.")
    if not current:
        raise ProfileRefused(
            "Người khác vừa sửa thông tin này. Mở lại trang để xem số đang có; "
            "những ô đã nhập vẫn còn ở đây để chép."
        )
    first, last = settings.profile.sessions_from, settings.profile.sessions_to
    if first and last and last < first:
        raise ProfileRefused("Tổ giúp việc kết thúc làm việc trước khi bắt đầu.")
    if "is_sample" in changed and has_figures(round):
        raise ProfileRefused("Đợt đã có số liệu nên không đổi được dấu “Số liệu minh họa”.")


def _told(value: object) -> object:
    """As the audit trail keeps it."""
    return value.isoformat() if isinstance(value, date) else value
