from django.contrib.auth.models import AbstractUser
from django.db import models

SYSTEM_USERNAME = "he-thong"


class User(AbstractUser):
    """A person who signs in, or the system actor `he-thong` that commands act as.

    Names are one field: Vietnamese names do not split into first and last.
    """

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField("họ và tên", max_length=150, blank=True)
    position = models.CharField("chức vụ", max_length=150, blank=True)
    is_system = models.BooleanField("tác nhân hệ thống", default=False, editable=False)

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"
        constraints = (
            models.UniqueConstraint(
                fields=["is_system"],
                condition=models.Q(is_system=True),
                name="one_system_actor",
            ),
        )

    def get_full_name(self) -> str:
        return self.full_name or self.username

    def get_short_name(self) -> str:
        return self.get_full_name()

    def __str__(self) -> str:
        return self.get_full_name()
