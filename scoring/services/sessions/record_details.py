"""What is said in a session besides its lines: who was there, from when to when, opinions, conclusion."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from scoring.models import WorkingSession
from scoring.services.sessions.step import SessionRefused, check_held, check_records, locked_session, tell

_TEXTS = ("unit_people", "other_people", "unit_signer", "opinions", "conclusion")


class DetailsConflict(Exception):
    """Someone else saved since this was read; `session` is what stands there now."""

    def __init__(self, session: WorkingSession) -> None:
        self.session = session
        who = session.saved_by.get_full_name() if session.saved_by else ""
        super().__init__(f"Nội dung buổi làm việc vừa được {who} lưu; xem lại rồi lưu.")


@dataclass(frozen=True, slots=True)
class SessionDetails:
    """`present` are the keys of the members who were there."""

    began_at: datetime
    finished_at: datetime | None
    unit_people: str
    other_people: str
    unit_signer: str
    opinions: str
    conclusion: str
    present: frozenset[int]

    @classmethod
    def of(cls, session: WorkingSession) -> "SessionDetails":
        """As they stand: one query."""
        present = session.participants.filter(present=True).values_list("member", flat=True)
        fields = {name: getattr(session, name) for name in ("began_at", "finished_at", *_TEXTS)}
        return cls(**fields, present=frozenset(present))

    @property
    def columns(self) -> dict[str, Any]:
        """By field of the model."""
        texts = {name: getattr(self, name).strip() for name in _TEXTS}
        return {"began_at": self.began_at, "finished_at": self.finished_at, **texts}


@transaction.atomic
def record_details(
    *,
    session: WorkingSession,
    details: SessionDetails,
    version: int,
    by: User,
    now: datetime | None = None,
) -> WorkingSession:
    """Save them over the version that the person saw; the same again is accepted under any version.

    Raises SessionRefused, SessionLocked, DetailsConflict.
    """
    moment = now or timezone.now()
    row = locked_session(session)
    check_records(row, by, moment)
    check_held(row)
    _check(details)
    stands = SessionDetails.of(row)
    if (stands.columns, stands.present) == (details.columns, details.present):
        return row
    if row.version != version:
        raise DetailsConflict(row)
    for name, value in details.columns.items():
        setattr(row, name, value)
    row.version, row.saved_at, row.saved_by = version + 1, moment, by
    row.save(update_fields=[*details.columns, "version", "saved_at", "saved_by"])
    row.participants.filter(member__in=details.present).update(present=True)
    row.participants.exclude(member__in=details.present).update(present=False)
    changed = [name for name, value in details.columns.items() if value != stands.columns[name]]
    told = {"version": row.version, "fields": changed, "present": sorted(details.present)}
    tell(row, "record_session", told, by=by, now=moment)
    return row


def _check(details: SessionDetails) -> None:
    if details.finished_at and details.finished_at <= details.began_at:
        raise SessionRefused("Giờ kết thúc phải sau giờ bắt đầu.")
