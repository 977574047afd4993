"""By what a person holds on the day of a service: refusals in words."""

from datetime import datetime

from django.utils import timezone

from accounts.models import Role, Unit, User
from accounts.rules import Standing, standing_of
from feedback.services.refusals import ReplyRefused, ThreadRefused

OFFICE_ONLY = "Chỉ quản trị đợt của Sở Nội vụ làm được bước này."


def held_by(by: User, now: datetime) -> Standing:
    """What the person holds on the day of the moment."""
    return standing_of(by, timezone.localdate(now))


def check_works(unit: Unit, by: User, now: datetime) -> None:
    """Officers and heads of the unit. Raises ReplyRefused."""
    if unit.pk not in held_by(by, now).unit_ids:
        raise ReplyRefused(f"Chỉ cán bộ và thủ trưởng của {unit.name} làm được bước này.")


def check_heads(unit: Unit, by: User, now: datetime) -> None:
    """The head of the unit, or who signs for it. Raises ReplyRefused."""
    if unit.pk not in held_by(by, now).headed_ids:
        raise ReplyRefused(f"Chỉ thủ trưởng hoặc người được ủy quyền của {unit.name} làm được bước này.")


def check_office(by: User, now: datetime) -> None:
    """Who runs the round. Raises ThreadRefused."""
    if not held_by(by, now).holds({Role.ROUND_ADMIN}):
        raise ThreadRefused(OFFICE_ONLY)
