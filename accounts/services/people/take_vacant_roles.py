"""The first administrator of a new machine."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import RoleGrant, User
from accounts.rules import NEVER_WITHOUT, standing_of
from accounts.selectors.vacancies import may_take, vacant_roles
from accounts.services.actors import system_actor
from accounts.services.people.grant_role import Grant, RoleRefused, grant_role
from accounts.services.people.rows import lock_people


@transaction.atomic
def take_vacant_roles(*, by: User, now: datetime | None = None) -> list[RoleGrant]:
    """Give the machine's own account the roles that somebody must hold and nobody does.

    Raises RoleRefused for any other account, and where each of them has somebody.
    """
    moment = now or timezone.now()
    today = timezone.localdate(moment)
    # The system actor stands for the roles that nobody holds: two who come at once take turns at its row.
    people = lock_people(by.pk, system_actor().pk, roles=NEVER_WITHOUT)
    if not may_take(people[by.pk], standing_of(people[by.pk], today)):
        raise RoleRefused("Chỉ tài khoản tạo trên máy chủ, chưa có vai trò nào, nhận được vai trò đầu tiên")
    vacant = vacant_roles(today)
    if not vacant:
        raise RoleRefused("Vai trò Quản trị đợt và Kỹ thuật đều đã có người giữ; nhờ người ấy giao vai trò")
    return [
        grant_role(person=people[by.pk], grant=Grant(role, None, today), by=system_actor(), now=moment)
        for role in vacant
    ]
