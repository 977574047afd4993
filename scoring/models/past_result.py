from django.db import models

from accounts.models import ImportBatch, Unit


class PastResult(models.Model):
    """A unit's published result of an earlier year that was not computed here."""

    year = models.PositiveIntegerField("năm")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="past_results")
    index = models.DecimalField("chỉ số", max_digits=6, decimal_places=2)
    band = models.CharField("xếp loại", max_length=64, blank=True)
    rank = models.PositiveIntegerField("hạng", null=True, blank=True)
    domains = models.JSONField("theo lĩnh vực (%)", default=dict)
    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "kết quả năm trước"
        verbose_name_plural = "kết quả các năm trước"
        ordering = ("-year", "rank")
        constraints = (models.UniqueConstraint(fields=["year", "unit"], name="one_past_result_a_year"),)

    def __str__(self) -> str:
        return f"{self.year} {self.unit}: {self.index}"
