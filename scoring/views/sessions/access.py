"""Who may see the work of the Tổ giúp việc, and which session an address means."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.models import Role
from accounts.views.people import signed_in
from accounts.views.standing import standing
from scoring.core.session_rights import SessionRights
from scoring.models import Round, WorkingSession
from scoring.selectors.session_rights import NUMBERS, readable_sessions, session_rights

MEMBERS_ONLY = "Trang này dành cho Tổ giúp việc, lãnh đạo và bộ phận quản trị của Sở Nội vụ."
PARTIES_ONLY = "Lịch làm việc dành cho Tổ giúp việc, Sở Nội vụ, lãnh đạo, văn thư và các đơn vị được mời."
NOT_YOURS = "Việc này dành cho quản trị đợt và thành viên Tổ giúp việc của buổi làm việc."
CLERKS_ONLY = "Ghi số, ngày, bản ký biên bản dành cho văn thư và quản trị đợt của Sở Nội vụ."
ADMINS_ONLY = "Việc này dành cho quản trị đợt của Sở Nội vụ."


@dataclass(frozen=True, slots=True)
class Asked:
    """A session with what the person who asks may do with it."""

    session: WorkingSession
    rights: SessionRights

    def check_records(self) -> None:
        """Raises PermissionDenied for who only reads."""
        if not self.rights.may_record:
            raise PermissionDenied(NOT_YOURS)

    def check_runs(self) -> None:
        """Raises PermissionDenied for everyone but the round's administrators."""
        if not self.rights.runs:
            raise PermissionDenied(ADMINS_ONLY)

    def check_numbers(self) -> None:
        """Raises PermissionDenied for everyone but the clerk and the round's administrators."""
        if not self.rights.may_number:
            raise PermissionDenied(CLERKS_ONLY)

    def check_marks(self) -> None:
        """Raises PermissionDenied for the unit, which reads minutes once they are closed."""
        if not self.rights.sees_marks:
            raise PermissionDenied(NOT_YOURS)


def asked_session(request: HttpRequest, code: str, pk: int) -> Asked:
    """Raises Http404 for a session that this person may not read."""
    held = standing(request)
    rows = readable_sessions(held, signed_in(request), timezone.localdate())
    session = get_object_or_404(rows, round__code=code, pk=pk)
    return Asked(session, session_rights(session, held, is_named=getattr(session, "is_named", False)))


def is_member(request: HttpRequest) -> bool:
    """Whether the person sees every session: the Tổ giúp việc, Sở Nội vụ staff of the round and leaders."""
    held = standing(request)
    return held.sees_every_figure or held.holds({Role.TASK_FORCE})


def check_member(request: HttpRequest) -> None:
    """Raises PermissionDenied for others."""
    if not is_member(request):
        raise PermissionDenied(MEMBERS_ONLY)


def is_party(request: HttpRequest, round: Round) -> bool:
    """Whether the calendar is of use to the person: members, a unit's people, the clerk, who is named for a
    session."""
    held = standing(request)
    if is_member(request) or held.unit_ids or held.holds(NUMBERS):
        return True
    named = readable_sessions(held, signed_in(request), timezone.localdate())
    return named.filter(round=round).exists()
