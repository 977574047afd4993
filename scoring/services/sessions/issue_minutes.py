"""Minutes issued: number, day and signed scan on record, and the agreed lines rest on them."""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from scoring.core.evidence import FileType
from scoring.core.minutes_content import MinutesContent
from scoring.core.minutes_ground import full_number, ground
from scoring.models import Minutes, MinutesIssue, Round, WorkingSession
from scoring.selectors.minutes import issue_in_force, minutes_frozen
from scoring.services.evidence.receive_file import ReceivedFile, received_file
from scoring.services.sessions.ground_awards import ground_awards
from scoring.services.sessions.step import SessionRefused, check_numbers, locked_session, tell

_KEPT = ("file", "file_name", "size", "sha256", "scan")


@dataclass(frozen=True, slots=True)
class Issued:
    """The row; the leaves that rest on it now, and those whose points changed after the closing."""

    issue: MinutesIssue
    grounded: tuple[str, ...]
    left_out: tuple[str, ...]


def issue_minutes(
    *,
    minutes: Minutes,
    number: str,
    issued_on: date,
    file: "File[bytes] | None" = None,
    reason: str = "",
    by: User,
    now: datetime | None = None,
) -> Issued:
    """Record it, or put right what is on record: that needs a reason; the scan stays unless another comes.

    The same again changes nothing. Raises SessionRefused, FileRefused, EvidenceRefused.
    """
    moment = now or timezone.now()
    with ExitStack() as stack:
        received = None
        if file is not None:
            unit = minutes.session.unit
            received = stack.enter_context(received_file(file=file, unit=unit, by=by, now=moment))
        return _issue(minutes, number, issued_on, received, reason.strip(), by, moment)


@transaction.atomic
def _issue(
    minutes: Minutes,
    number: str,
    issued_on: date,
    received: ReceivedFile | None,
    reason: str,
    by: User,
    now: datetime,
) -> Issued:
    session = locked_session(minutes.session)
    Round.objects.select_for_update(of=("self",), no_key=True).get(pk=session.round_id)  # numbers: one by one
    content = minutes_frozen(minutes)
    told = full_number(number, content.force.symbol)
    check_numbers(session, by, now)
    _check(session, minutes, content, told, issued_on, received, now)
    stands = issue_in_force(minutes)
    if received and stands and received.sha256 == stands.sha256:
        default_storage.delete(received.stored)  # the file on record came again
        received = None
    fields = _fields(told, issued_on, received, stands)
    if stands and all(getattr(stands, name) == value for name, value in fields.items()):
        return Issued(stands, (), ())
    if stands and not reason:
        raise SessionRefused("Sửa số, ngày hoặc bản ký đã ghi phải có lý do.")
    issue = MinutesIssue.objects.create(
        minutes=minutes,
        replaces=stands,
        reason=reason if stands else "",
        recorded_at=now,
        recorded_by=by,
        **fields,
    )
    before = ground(stands.number, stands.issued_on) if stands else ""
    grounded, left_out = ground_awards(session, content, issue, instead_of=before, by=by, now=now)
    _tell(session, issue, grounded, left_out, by=by, now=now)
    return Issued(issue, grounded, left_out)


def _check(
    session: WorkingSession,
    minutes: Minutes,
    content: MinutesContent,
    number: str,
    issued_on: date,
    received: ReceivedFile | None,
    now: datetime,
) -> None:
    if not number:
        raise SessionRefused("Hãy ghi số biên bản.")
    if session.minutes.filter(version__gt=minutes.version).exists():
        raise SessionRefused("Biên bản này đã có lần chốt sau; hãy ghi số cho lần chốt ấy.")
    if received and received.file_type is not FileType.PDF:
        raise SessionRefused("Bản ký phải là tệp PDF.")
    if issued_on < content.began_at.date() or issued_on > timezone.localdate(now):
        raise SessionRefused("Ngày ban hành phải từ ngày làm việc đến hôm nay.")
    others = MinutesIssue.objects.current().filter(number=number, minutes__session__round=session.round_id)
    if other := others.exclude(minutes__session=session).select_related("minutes__session__unit").first():
        raise SessionRefused(f"Số {number} đã ghi cho biên bản với {other.minutes.session.unit.name}.")


def _fields(
    number: str, issued_on: date, received: ReceivedFile | None, stands: MinutesIssue | None
) -> dict[str, object]:
    """The columns that tell what was issued; without another file the one on record stays."""
    said: dict[str, object] = {"number": number, "issued_on": issued_on}
    if received:
        scan = received.scan.value
        return {
            **said,
            "file": received.stored,
            "file_name": received.name,
            "size": received.size,
            "sha256": received.sha256,
            "scan": scan,
        }
    return {**said, **({name: getattr(stands, name) for name in _KEPT} if stands else {})}


def _tell(
    session: WorkingSession,
    issue: MinutesIssue,
    grounded: tuple[str, ...],
    left_out: tuple[str, ...],
    *,
    by: User,
    now: datetime,
) -> None:
    detail = {
        "version": issue.minutes.version,
        "number": issue.number,
        "issued_on": issue.issued_on.isoformat(),
        "sha256": issue.sha256,
        "reason": issue.reason,
        "replaces": issue.replaces.number if issue.replaces else "",
        "grounded": list(grounded),
        "left_out": list(left_out),
    }
    tell(session, "issue_minutes", detail, by=by, now=now)
