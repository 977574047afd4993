from django.db import models
from django.db.models import Q

from accounts.models import User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet
from scoring.models.assessment import Assessment


class ExemptionRefusal(LedgerModel):
    """“Không áp dụng” that a unit asked for and did not get. A grant is an award of the appraisal stage."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="exemption_refusals")
    criterion_code = models.CharField("mã tiêu chí", max_length=32)
    reason = models.TextField("lý do")
    refused_at = models.DateTimeField("lúc")
    refused_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["ExemptionRefusal"].as_manager()

    class Meta:
        verbose_name = "từ chối không áp dụng"
        verbose_name_plural = "các lần từ chối không áp dụng"
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="exemption_refusal_has_its_reason"),
        )

    def __str__(self) -> str:
        return f"{self.criterion_code} ({self.assessment})"
