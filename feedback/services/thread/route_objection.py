"""Sở Nội vụ sends a request on: to the lead unit, or to a named member of the Tổ giúp việc."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Role, RoleGrant, User
from feedback.core.workflow import ObjectionMove
from feedback.models import Objection, Routing
from feedback.selectors.leads import leads_of
from feedback.selectors.windows import lead_due_at
from feedback.services.refusals import ThreadRefused
from feedback.services.rights import check_office
from feedback.services.thread.locks import locked_objection, moved, record_thread


@transaction.atomic
def route_objection(
    *, objection: Objection, member: User | None = None, note: str = "", by: User, now: datetime | None = None
) -> Routing:
    """To the unit that leads the leaf now; to the member where nobody else can agree.

    A lead unit's own request, one on a leaf led by Sở Nội vụ, or led by nobody, needs a member of the
    Tổ giúp việc; elsewhere one may be named too. Raises ThreadRefused.
    """
    moment = now or timezone.now()
    check_office(by, moment)
    row = locked_objection(objection)
    status = moved(row, ObjectionMove.ROUTE)
    leads = leads_of(row.reply.window.publication.round)
    lead = leads.of(row.reply.unit, row.criterion_code)
    if member is None and leads.needs_member(row.reply.unit, lead):
        raise ThreadRefused(
            "Hãy chọn thành viên Tổ giúp việc: đơn vị chủ trì không tự thống nhất được đề nghị này."
        )
    if member is not None:
        check_member(member, moment)
    row.status, row.lead_unit, row.member = status, lead, member
    row.due_at = lead_due_at(row.reply.window, None if member else lead)
    row.save(update_fields=["status", "lead_unit", "member", "due_at"])
    routing = Routing.objects.create(
        objection=row,
        lead_unit=None if member else lead,
        member=member,
        note=note.strip(),
        routed_at=moment,
        routed_by=by,
    )
    to = member.username if member else lead.code if lead else ""
    record_thread(row, "route_objection", by=by, now=moment, detail={"to": to})
    return routing


def check_member(member: User, now: datetime) -> None:
    """A member of the Tổ giúp việc on the day. Raises ThreadRefused."""
    grants = RoleGrant.objects.valid_on(timezone.localdate(now)).filter(role=Role.TASK_FORCE)
    if not grants.filter(user=member, user__is_active=True).exists():
        raise ThreadRefused(f"{member.get_full_name()} không phải thành viên Tổ giúp việc.")
