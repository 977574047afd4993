from django.db import models
from django.db.models import F, Q

from accounts.models import User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet
from scoring.models.catalogue import CriteriaSet
from scoring.models.round import Round
from scoring.models.survey import SurveyHandover


class CatalogueCorrection(LedgerModel):
    """A round that went on under a newer version of its criteria set (đính chính), and on what grounds.

    `changes`: what the newer version changes, as `SetChanges.told` writes it. `outdates`: the survey
    hand-over whose indexes no longer answer the set's rules, where there was one.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="corrections")
    from_set = models.ForeignKey(CriteriaSet, models.PROTECT, related_name="+", verbose_name="từ bộ tiêu chí")
    to_set = models.ForeignKey(CriteriaSet, models.PROTECT, related_name="+", verbose_name="sang bộ tiêu chí")
    reason = models.TextField("lý do")
    document = models.CharField("số văn bản", max_length=255)
    document_date = models.DateField("ngày văn bản")
    changes = models.JSONField("thay đổi")
    outdates = models.ForeignKey(SurveyHandover, models.PROTECT, null=True, related_name="+")
    corrected_at = models.DateTimeField("đính chính lúc")
    corrected_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người đính chính")

    objects = LedgerQuerySet["CatalogueCorrection"].as_manager()

    class Meta:
        verbose_name = "lần đính chính bộ tiêu chí"
        verbose_name_plural = "các lần đính chính bộ tiêu chí"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=["round", "to_set"], name="corrected_once_to_a_version"),
            models.CheckConstraint(condition=~Q(from_set=F("to_set")), name="correction_changes_the_version"),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(document=""), name="correction_has_its_grounds"
            ),
        )

    def __str__(self) -> str:
        return f"{self.round}: {self.to_set}"
