from django.db import models
from django.db.models import Q

from accounts.models import ImportBatch, Unit
from scoring.models import Round


class Direction(models.TextChoices):
    """Which end of the codes 1..5 is the good one; labels say it by themselves."""

    FIVE_BEST = "5-best", "5 là rất hài lòng"
    ONE_BEST = "1-best", "1 là rất hài lòng"
    LABELS = "labels", "Trả lời bằng chữ"


class FormBatch(models.Model):
    """One delivery of survey forms; batches count in the order in which they came."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="form_batches")
    number = models.PositiveIntegerField("lần")
    import_batch = models.OneToOneField(ImportBatch, models.PROTECT, related_name="form_batch")
    direction = models.CharField("chiều của thang", max_length=16, choices=Direction.choices)

    class Meta:
        verbose_name = "lần nhập phiếu"
        verbose_name_plural = "các lần nhập phiếu"
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["round", "number"], name="form_batch_number_once"),)

    def __str__(self) -> str:
        return f"Phiếu khảo sát lần {self.number}, {self.round}"


class DeclaredFunnel(models.Model):
    """What the post office says of a unit: planned, issued, returned, valid."""

    batch = models.ForeignKey(FormBatch, models.CASCADE, related_name="funnels")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    planned = models.PositiveIntegerField("kế hoạch", null=True)
    issued = models.PositiveIntegerField("phát ra", null=True)
    returned = models.PositiveIntegerField("thu về", null=True)
    valid = models.PositiveIntegerField("hợp lệ", null=True)

    class Meta:
        verbose_name = "số phiếu khai báo"
        verbose_name_plural = "số phiếu khai báo"
        constraints = (
            models.UniqueConstraint(fields=["batch", "unit"], name="declared_funnel_once"),
            models.CheckConstraint(
                condition=Q(planned__isnull=True) | Q(planned__gte=0),
                name="declared_funnel_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit}: {self.valid}"
