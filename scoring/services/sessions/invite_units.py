"""Units told of their working sessions: on record, in the portal, and by e-mail where it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Role, User
from accounts.rules import standing_of
from accounts.services.audit import record_event
from scoring.core.sessions import SessionState
from scoring.models import Invitation, Round, WorkingSession
from scoring.selectors.session_rights import with_session_frame
from scoring.selectors.waiting import people_of
from scoring.services.sessions.step import SessionRefused


@dataclass(frozen=True, slots=True)
class InvitationLetter:
    """An e-mail about one session."""

    session: WorkingSession
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Invited:
    """How many units were invited, and the e-mails to send."""

    units: int
    letters: tuple[InvitationLetter, ...]


@transaction.atomic
def invite_units(
    *, round: Round, keys: Sequence[int], by: User, by_mail: bool, now: datetime | None = None
) -> Invited:
    """Invite the units of these planned sessions; of others nothing is sent.

    Raises SessionRefused where nobody is left to invite, or who asks does not run the round.
    """
    moment = now or timezone.now()
    if not standing_of(by, timezone.localdate(moment)).holds({Role.ROUND_ADMIN}):
        raise SessionRefused("Chỉ quản trị đợt của Sở Nội vụ mời làm việc.")
    rows = WorkingSession.objects.filter(round=round, pk__in=keys, state=SessionState.PLANNED)
    sessions = list(with_session_frame(rows.select_for_update(of=("self",))).order_by("starts_at", "id"))
    if not sessions:
        raise SessionRefused("Hãy chọn ít nhất một buổi làm việc chưa diễn ra.")
    addresses = _addresses(sessions, moment) if by_mail else {}
    letters = [InvitationLetter(s, addresses.get(s.unit_id, ())) for s in sessions]
    Invitation.objects.bulk_create(_row(letter, by, moment) for letter in letters)
    mailed = [letter for letter in letters if letter.addresses]
    record_event(
        by=by,
        verb="invite_units",
        target_type="round",
        target_ref=round.code,
        detail={
            "units": [s.unit.code for s in sessions],
            "mailed": [letter.session.unit.code for letter in mailed],
        },
        now=moment,
    )
    return Invited(len(sessions), tuple(mailed))


def _addresses(sessions: Sequence[WorkingSession], now: datetime) -> dict[int, tuple[str, ...]]:
    """The e-mail addresses of each unit's officers and heads of today."""
    people = people_of([s.unit_id for s in sessions], timezone.localdate(now)).items()
    return {unit: tuple(sorted({grant.user.email for grant in grants} - {""})) for unit, grants in people}


def _row(letter: InvitationLetter, by: User, now: datetime) -> Invitation:
    session = letter.session
    return Invitation(
        session=session,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        place=session.place,
        addressed=len(letter.addresses),
        invited_at=now,
        invited_by=by,
    )
