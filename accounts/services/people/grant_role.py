"""A role given to a person, in a unit, for a period."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.core.periods import period
from accounts.models import NEEDS_UNIT, Role, RoleGrant, Unit, User
from accounts.services.audit import record_event
from accounts.services.people.rows import lock_people
from accounts.services.people.standing_by import check_may_grant, check_may_manage
from cchc_portal.lib.dates import vn_day
from cchc_portal.lib.refusal import Refused
from cchc_portal.lib.text import squeeze


class RoleRefused(Refused):
    """The role cannot be given like this; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What is to be given: both days count; `capacity` says how the head of a unit signs."""

    role: Role
    unit: Unit | None
    valid_from: date
    valid_to: date | None = None
    capacity: str = ""
    basis: str = ""

    @property
    def name(self) -> str:
        """The role with its unit."""
        return f"{self.role.label}, {self.unit.label}" if self.unit else self.role.label


@transaction.atomic
def grant_role(
    *,
    person: User,
    grant: Grant,
    by: User,
    taken_from: RoleGrant | None = None,
    now: datetime | None = None,
) -> RoleGrant:
    """The person holds the role from the first day to the last. Technicians may open the admin pages.

    Raises RoleRefused where the period is wrong, the unit is missing or closed, or the person holds
    the role there already; NotYours.
    """
    moment = now or timezone.now()
    today = timezone.localdate(moment)
    locked = lock_people(person.pk)[person.pk]
    check_may_manage(by=by, person=locked, day=today)
    check_may_grant(by=by, role=grant.role, day=today)
    _check(grant)
    _check_overlap(locked, grant)
    row = RoleGrant.objects.create(
        user=locked,
        role=grant.role,
        unit=grant.unit,
        valid_from=grant.valid_from,
        valid_to=grant.valid_to,
        capacity=grant.capacity,
        basis=squeeze(grant.basis),
        granted_at=moment,
        granted_by=by,
        taken_from=taken_from,
    )
    if grant.role == Role.TECHNICIAN and not (locked.is_staff and locked.is_superuser):
        locked.is_staff = locked.is_superuser = True
        locked.save(update_fields=["is_staff", "is_superuser"])
    record_event(
        by=by,
        verb="grant_role",
        target_type="user",
        target_ref=locked.username,
        detail=grant_detail(row),
        now=moment,
    )
    return row


def grant_detail(row: RoleGrant) -> dict[str, str | int | None]:
    """A grant as the audit trail keeps it."""
    return {
        "grant": row.pk,
        "role": row.role,
        "unit": row.unit.code if row.unit else None,
        "valid_from": row.valid_from.isoformat(),
        "valid_to": row.valid_to.isoformat() if row.valid_to else None,
        "capacity": row.capacity,
        "basis": row.basis,
        "taken_from": row.taken_from_id,
    }


def _check(grant: Grant) -> None:
    if grant.role in NEEDS_UNIT and grant.unit is None:
        raise RoleRefused(f"Vai trò {grant.role.label} cần một đơn vị")
    if grant.capacity and grant.role != Role.UNIT_HEAD:
        raise RoleRefused(f"Tư cách ký chỉ dành cho vai trò {Role.UNIT_HEAD.label}")
    if grant.valid_to and grant.valid_to < grant.valid_from:
        raise RoleRefused("Ngày kết thúc sớm hơn ngày bắt đầu")
    if grant.unit and grant.unit.valid_to and grant.unit.valid_to < grant.valid_from:
        raise RoleRefused(
            f"{grant.unit.label} chỉ có hiệu lực đến {vn_day(grant.unit.valid_to)}; hãy chọn đơn vị kế thừa"
        )


def _check_overlap(person: User, grant: Grant) -> None:
    known = RoleGrant.objects.filter(user=person, role=grant.role, unit=grant.unit)
    if met := known.meeting(grant.valid_from, grant.valid_to).order_by("valid_from").first():
        raise RoleRefused(
            f"{person} đã giữ vai trò {grant.name} {period(met.valid_from, met.valid_to)}; "
            "hãy chọn thời gian không trùng"
        )
