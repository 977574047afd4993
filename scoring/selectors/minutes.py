"""Minutes: what they froze, under which number they were issued, whether they are still what was closed."""

import zlib

from django.db.models import Exists, OuterRef, Prefetch, Subquery

from cchc_portal.lib.hashing import sha256_bytes
from scoring.core.minutes_content import MinutesContent, read_minutes
from scoring.core.sessions import SessionState
from scoring.models import Minutes, MinutesIssue, Round, WorkingSession


def minutes_of(session: WorkingSession) -> list[Minutes]:
    """Every version, the latest first, each with its issues, the one in force last: two queries."""
    issues = MinutesIssue.objects.select_related("recorded_by").order_by("id")
    rows = session.minutes.select_related("closed_by").order_by("-version")
    return list(rows.prefetch_related(Prefetch("issues", queryset=issues)))


def issue_in_force(minutes: Minutes) -> MinutesIssue | None:
    """Number, day and scan that hold; none before the minutes were issued: one query."""
    return MinutesIssue.objects.current().filter(minutes=minutes).first()


def unnumbered(round: Round) -> int:
    """How many closed sessions wait for the number of their last minutes: one query."""
    last = Minutes.objects.filter(session=OuterRef("pk")).order_by("-version").values("pk")[:1]
    rows = WorkingSession.objects.filter(round=round, state=SessionState.CLOSED)
    issued = MinutesIssue.objects.filter(minutes=OuterRef("last"))
    return rows.annotate(last=Subquery(last)).filter(~Exists(issued)).count()


def minutes_frozen(minutes: Minutes) -> MinutesContent:
    """The session as it was closed."""
    return read_minutes(_bytes(minutes))


def minutes_trouble(minutes: Minutes) -> str:
    """Why the stored content is not what was closed; empty where it is."""
    try:
        digest = sha256_bytes(_bytes(minutes))
    except zlib.error:
        return f"Biên bản {minutes.code}: nội dung đã lưu không đọc được"
    return "" if digest == minutes.content_hash else f"Biên bản {minutes.code}: nội dung không khớp mã băm"


def scan_trouble(issue: MinutesIssue) -> str:
    """Why the signed scan is not the file that was handed in; empty where it is, or where there is none."""
    if not issue.file:
        return ""
    try:
        with issue.file.open("rb") as file:
            digest = sha256_bytes(file.read())
    except OSError:
        return f"Bản ký của biên bản {issue.number}: không đọc được tệp"
    return "" if digest == issue.sha256 else f"Bản ký của biên bản {issue.number}: tệp không khớp mã băm"


def _bytes(minutes: Minutes) -> bytes:
    return zlib.decompress(bytes(minutes.content))
