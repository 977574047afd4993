from django.db import models


class SignInTries(models.Model):
    """Sign-ins tried in a row without success, of one name from one address.

    A try is counted before its password is looked at; a right one removes the row. The name is kept
    as a hash: people type passwords into the wrong field, and names nobody has.
    """

    name_hash = models.CharField(max_length=64)
    address = models.CharField("địa chỉ mạng", max_length=64)
    tries = models.PositiveIntegerField("số lần thử", default=0)
    last_at = models.DateTimeField("lần cuối")

    class Meta:
        verbose_name = "lần thử đăng nhập"
        verbose_name_plural = "lần thử đăng nhập"
        constraints = (models.UniqueConstraint(fields=["name_hash", "address"], name="sign_in_tries_once"),)
        indexes = (models.Index(fields=["address", "last_at"], name="sign_in_address"),)

    def __str__(self) -> str:
        return f"{self.address}: {self.tries}"
