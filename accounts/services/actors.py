"""Who acts: the system actor, or the person a command names."""

from accounts.models import SYSTEM_USERNAME, User
from cchc_portal.lib.refusal import Refused


class UnknownActor(Refused):
    """No active user has the name; the message is for the person who typed it."""


def system_actor() -> User:
    """The actor `he-thong`, which signs in nowhere and may prepare and approve from the command line."""
    actor, created = User.objects.get_or_create(
        username=SYSTEM_USERNAME, defaults={"full_name": "Hệ thống", "is_system": True}
    )
    if created:
        actor.set_unusable_password()
        actor.save(update_fields=["password"])
    return actor


def actor_named(username: str | None) -> User:
    """The active user of that name, or the system actor where none is named. Raises UnknownActor."""
    if not username or username == SYSTEM_USERNAME:
        return system_actor()
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise UnknownActor(
            f"Không có người dùng “{username}”; xem danh sách tại trang Quản trị, mục Người dùng"
        )
    return user
