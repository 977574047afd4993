from django.db import models

from accounts.models import Unit, UnitGroup, User
from scoring.models.round import Round


class Assignment(models.Model):
    """Who appraises a leaf of an annex in a round: the lead unit, and a person of it where one is named.

    Without a row the lead unit is the one that the criteria set names.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="assignments")
    group = models.ForeignKey(UnitGroup, models.PROTECT, related_name="+")
    criterion_code = models.CharField("mã tiêu chí", max_length=32)
    lead_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="chủ trì")
    appraiser = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người thẩm định"
    )
    assigned_at = models.DateTimeField("phân công lúc")
    assigned_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "phân công thẩm định"
        verbose_name_plural = "phân công thẩm định"
        constraints = (
            models.UniqueConstraint(fields=["round", "group", "criterion_code"], name="assigned_once"),
        )

    def __str__(self) -> str:
        return f"{self.criterion_code}: {self.lead_unit}"
