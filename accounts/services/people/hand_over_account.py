"""Work handed over: the roles of the one who leaves end on a day, the successor's begin the next."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.core.periods import period
from accounts.models import Role, RoleGrant, User
from accounts.rules import NEVER_WITHOUT
from accounts.services.audit import record_event
from accounts.services.people.end_role import check_last_day, cut, end_detail, release_admin_pages
from accounts.services.people.grant_role import Grant, RoleRefused, grant_role
from accounts.services.people.rows import lock_people
from accounts.services.people.standing_by import check_may_grant, check_may_manage
from cchc_portal.lib.refusal import Refused
from cchc_portal.lib.text import squeeze


class HandOverRefused(Refused):
    """Nothing is handed over; the sentence says why."""


@transaction.atomic
def hand_over_account(
    *,
    leaver: User,
    successor: User,
    last_day: date,
    reason: str,
    by: User,
    now: datetime | None = None,
) -> list[RoleGrant]:
    """The successor's new grants, each naming the one it was taken from; both histories stay.

    Roles, units and last days are copied; a role the successor holds there already for that time is
    not given twice. Raises HandOverRefused, RoleRefused, NotYours.
    """
    moment = now or timezone.now()
    today = timezone.localdate(moment)
    people = lock_people(leaver.pk, successor.pk, roles=NEVER_WITHOUT)
    _check_people(people[leaver.pk], people[successor.pk], by, today)
    if not (why := squeeze(reason)):
        raise HandOverRefused("Cần ghi lý do bàn giao")
    grants = _going_on(leaver, last_day)
    for grant in grants:
        check_may_grant(by=by, role=grant.role, day=today)
        check_last_day(last_day, today, grant.role)
    taken = []
    for grant in grants:
        new = _taken(grant, last_day, why)
        cut(grant, last_day, by=by, moment=moment)
        _tell(grant, successor, why, by, moment)
        if not _holds(people[successor.pk], new):
            taken.append(grant_role(person=successor, grant=new, by=by, taken_from=grant, now=moment))
    release_admin_pages(people[leaver.pk], today)
    return taken


def _check_people(leaver: User, successor: User, by: User, today: date) -> None:
    check_may_manage(by=by, person=leaver, day=today)
    check_may_manage(by=by, person=successor, day=today)
    if leaver.pk == successor.pk:
        raise HandOverRefused("Người nhận phải khác người bàn giao")
    if not successor.is_active:
        raise HandOverRefused(f"Tài khoản {successor.username} đang bị khóa; hãy mở khóa trước khi bàn giao")


def _going_on(leaver: User, last_day: date) -> list[RoleGrant]:
    rows = RoleGrant.objects.select_for_update(of=("self",)).filter(user=leaver)
    grants = list(rows.reaching(last_day + timedelta(days=1)).select_related("unit").order_by("pk"))
    if not grants:
        raise HandOverRefused(f"{leaver} không còn vai trò nào sau ngày ấy để bàn giao")
    return grants


def _taken(grant: RoleGrant, last_day: date, reason: str) -> Grant:
    """What the successor gets: from the day after, or from a later first day of its own."""
    start = max(grant.valid_from, last_day + timedelta(days=1))
    return Grant(Role(grant.role), grant.unit, start, grant.valid_to, grant.capacity, grant.basis or reason)


def _holds(successor: User, new: Grant) -> bool:
    """Whether the successor has all of it. Raises RoleRefused where they have a part of it."""
    known = RoleGrant.objects.filter(user=successor, role=new.role, unit=new.unit)
    met = known.meeting(new.valid_from, new.valid_to).order_by("valid_from").first()
    if met is None:
        return False
    end = new.valid_to or date.max
    if met.valid_from <= new.valid_from and (met.valid_to or date.max) >= end:
        return True
    raise RoleRefused(
        f"{successor} đã giữ vai trò {new.name} {period(met.valid_from, met.valid_to)}, chồng một phần với "
        f"thời gian bàn giao ({period(new.valid_from, new.valid_to)}); hãy kết thúc vai trò ấy trước"
    )


def _tell(grant: RoleGrant, successor: User, reason: str, by: User, moment: datetime) -> None:
    record_event(
        by=by,
        verb="hand_over_role",
        target_type="user",
        target_ref=grant.user.username,
        detail=end_detail(grant, reason=reason, successor=successor.username),
        now=moment,
    )
