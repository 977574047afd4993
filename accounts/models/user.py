from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

SYSTEM_USERNAME = "he-thong"
_SESSION_SALT = "accounts.User.session"
_NOT_LOCKED = Q(locked_at__isnull=True, locked_by__isnull=True, locked_reason="")
_LOCKED = Q(locked_at__isnull=False, locked_by__isnull=False, is_active=False) & ~Q(locked_reason="")


class User(AbstractUser):
    """A person who signs in, or the system actor `he-thong` that commands act as.

    Names are one field: Vietnamese names do not split into first and last. A locked account is not
    active; a raised `session_epoch` ends every session the person has.
    """

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField("họ và tên", max_length=150, blank=True)
    position = models.CharField("chức vụ", max_length=150, blank=True)
    phone = models.CharField("điện thoại", max_length=50, blank=True)
    is_system = models.BooleanField("tác nhân hệ thống", default=False, editable=False)
    must_change_password = models.BooleanField("phải đổi mật khẩu", default=False)
    session_epoch = models.PositiveIntegerField(default=0, editable=False)
    locked_at = models.DateTimeField("khóa lúc", null=True, blank=True, editable=False)
    locked_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="người khóa",
    )
    locked_reason = models.CharField("lý do khóa", max_length=500, blank=True, editable=False)

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"
        constraints = (
            models.UniqueConstraint(
                fields=["is_system"],
                condition=Q(is_system=True),
                name="one_system_actor",
            ),
            models.CheckConstraint(condition=_NOT_LOCKED | _LOCKED, name="user_locked_by_someone"),
        )

    @property
    def is_locked(self) -> bool:
        return self.locked_at is not None

    @property
    def is_of_technicians(self) -> bool:
        """Whether the account opens the admin pages: only technicians touch it."""
        return self.is_staff or self.is_superuser

    def get_full_name(self) -> str:
        return self.full_name or self.username

    def get_short_name(self) -> str:
        return self.get_full_name()

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must know to go on: it changes with the password and with the epoch."""
        value = f"{self.password}:{self.session_epoch}"
        return salted_hmac(_SESSION_SALT, value, secret=secret, algorithm="sha256").hexdigest()

    def __str__(self) -> str:
        return self.get_full_name()
