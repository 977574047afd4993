from django.db import models
from django.db.models import Q

from accounts.models import User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet, choices_of
from scoring.core.desk import ClaimSource
from scoring.models.assessment import Assessment, EntryFields


class ClaimChange(EntryFields, LedgerModel):
    """A claim as it was saved under a version: the history of a line, from which it can be replayed."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="claim_changes")
    version = models.PositiveIntegerField("phiên bản")
    source = models.CharField("nguồn", max_length=16, choices=choices_of(ClaimSource))
    saved_at = models.DateTimeField("lưu lúc")
    saved_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["ClaimChange"].as_manager()

    class Meta:
        verbose_name = "lần lưu dòng tự chấm"
        verbose_name_plural = "các lần lưu dòng tự chấm"
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "criterion_code", "version"], name="claim_version_once"
            ),
            models.CheckConstraint(
                condition=Q(source__in=[s.value for s in ClaimSource]), name="claim_change_known_source"
            ),
        )

    def __str__(self) -> str:
        return f"{self.criterion_code} lần {self.version} ({self.assessment})"
