"""A role taken from a person: it ends on a day, or never counted."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Role, RoleGrant, User
from accounts.rules import NEVER_WITHOUT
from accounts.services.audit import record_event
from accounts.services.people.grant_role import RoleRefused
from accounts.services.people.rows import check_others_hold, lock_people
from accounts.services.people.standing_by import check_may_grant, check_may_manage
from cchc_portal.lib.dates import vn_day
from cchc_portal.lib.text import squeeze


@transaction.atomic
def end_role(
    *, grant: RoleGrant, last_day: date, reason: str, by: User, now: datetime | None = None
) -> RoleGrant:
    """The grant, which counts until the end of the last day; one that had not begun by then is revoked.

    Raises RoleRefused where it has ended, the day is out of reach or no reason is given; LastOne; NotYours.
    """
    moment = now or timezone.now()
    today = timezone.localdate(moment)
    people = lock_people(grant.user_id, roles=NEVER_WITHOUT)
    locked = RoleGrant.objects.select_for_update(of=("self",)).select_related("unit").get(pk=grant.pk)
    person = people[locked.user_id]
    check_may_manage(by=by, person=person, day=today)
    check_may_grant(by=by, role=locked.role, day=today)
    if not (why := squeeze(reason)):
        raise RoleRefused("Cần ghi lý do kết thúc vai trò")
    check_last_day(last_day, today, locked.role)
    if locked.revoked_at or (locked.valid_to and locked.valid_to <= last_day):
        raise RoleRefused(f"Vai trò này đã kết thúc hoặc kết thúc trước {vn_day(last_day)} rồi")
    if locked.role in NEVER_WITHOUT and person.is_active:
        check_others_hold(roles=[locked.role], but=person, day=max(last_day, today) + timedelta(days=1))
    cut(locked, last_day, by=by, moment=moment)
    release_admin_pages(person, today)
    record_event(
        by=by,
        verb="end_role",
        target_type="user",
        target_ref=person.username,
        detail=end_detail(locked, reason=why),
        now=moment,
    )
    return locked


def check_last_day(last_day: date, today: date, role: str) -> None:
    """What was done under a role stays right: it ends yesterday at the earliest. Raises RoleRefused."""
    yesterday = today - timedelta(days=1)
    if last_day < yesterday:
        raise RoleRefused(
            f"Ngày cuối sớm nhất là {vn_day(yesterday)}: việc đã làm theo vai trò này trước đó vẫn đúng"
        )
    if role == Role.TECHNICIAN and last_day > today:
        raise RoleRefused("Vai trò Kỹ thuật chỉ kết thúc trong ngày: ngày cuối là hôm nay hoặc hôm qua")


def cut(grant: RoleGrant, last_day: date, *, by: User, moment: datetime) -> None:
    """Let the grant end on the day; one that begins later never counts. The caller checked and locked."""
    if grant.valid_from > last_day:
        grant.revoked_at, grant.revoked_by = moment, by
    else:
        grant.valid_to = last_day
    grant.save(update_fields=["valid_to", "revoked_at", "revoked_by"])


def release_admin_pages(person: User, today: date) -> None:
    """Who is no technician from tomorrow on opens the admin pages no more, from now on."""
    technician = RoleGrant.objects.filter(user=person, role=Role.TECHNICIAN)
    if person.is_of_technicians and not technician.reaching(today + timedelta(days=1)).exists():
        person.is_staff = person.is_superuser = False
        person.save(update_fields=["is_staff", "is_superuser"])


def end_detail(grant: RoleGrant, **more: str) -> dict[str, str | int | None]:
    """How a grant ended, as the audit trail keeps it."""
    return {
        "grant": grant.pk,
        "role": grant.role,
        "unit": grant.unit.code if grant.unit else None,
        "last_day": None if grant.revoked_at or not grant.valid_to else grant.valid_to.isoformat(),
        **more,
    }
