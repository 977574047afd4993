"""Whether the one who acts may: the rules of accounts, held by the services themselves."""

from datetime import date

from accounts.models import User
from accounts.rules import Standing, standing_of
from cchc_portal.lib.refusal import Refused

TECHNICIANS_ONLY = "Tài khoản và vai trò Kỹ thuật chỉ do bộ phận kỹ thuật quản lý"
MANAGERS_ONLY = "Tài khoản do quản trị đợt của Sở Nội vụ và bộ phận kỹ thuật quản lý"


class NotYours(Refused):
    """The one who acts may not do this to that account or role."""


def check_may_manage(*, by: User, person: User, day: date) -> None:
    """Raises NotYours. The system actor may manage everybody but itself."""
    if person.is_system:
        raise NotYours("“he-thong” là tác nhân của hệ thống, không phải tài khoản của một người")
    if by.is_system:
        return
    held = standing_of(by, day)
    if not held.may_manage(person):
        raise NotYours(_why_not(held))


def check_may_grant(*, by: User, role: str, day: date) -> None:
    """Raises NotYours."""
    if by.is_system:
        return
    held = standing_of(by, day)
    if not held.may_grant(role):
        raise NotYours(_why_not(held))


def _why_not(held: Standing) -> str:
    return TECHNICIANS_ONLY if held.manages_people else MANAGERS_ONLY
