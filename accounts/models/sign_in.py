from django.db import models


class WrongPasswords(models.Model):
    """How often a wrong password came for a name since `first_at`; forgotten a while later.

    The name is kept as a hash: people type passwords into the wrong field, and names nobody has.
    """

    name_hash = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField("lần đầu lúc", db_index=True)

    class Meta:
        verbose_name = "nhập sai mật khẩu"
        verbose_name_plural = "nhập sai mật khẩu"

    def __str__(self) -> str:
        return f"{self.count}"
