"""Who a person is and how to reach them, put right."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.core.people import Person
from accounts.models import User
from accounts.services.audit import record_event
from accounts.services.people.rows import lock_people
from accounts.services.people.standing_by import check_may_manage
from cchc_portal.lib.text import squeeze

_FIELDS = ("full_name", "position", "email", "phone")


@transaction.atomic
def change_details(*, person: User, details: Person, by: User, now: datetime | None = None) -> list[str]:
    """Write name, position, e-mail and phone; the names of the fields that changed. Raises NotYours."""
    moment = now or timezone.now()
    locked = lock_people(person.pk)[person.pk]
    check_may_manage(by=by, person=locked, day=timezone.localdate(moment))
    new = {name: squeeze(getattr(details, name)) for name in _FIELDS}
    changed = {
        name: [getattr(locked, name), value] for name, value in new.items() if getattr(locked, name) != value
    }
    if not changed:
        return []
    for name, (_, new) in changed.items():
        setattr(locked, name, new)
    locked.save(update_fields=list(changed))
    record_event(
        by=by,
        verb="change_details",
        target_type="user",
        target_ref=locked.username,
        detail=changed,
        now=moment,
    )
    return list(changed)
