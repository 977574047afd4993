from django.db import models
from django.db.models import Q

from accounts.models import User
from scoring.models import Publication, ScoreRun


class PublicationProposal(models.Model):
    """A run put forward for publication by one person, approved by another."""

    run = models.ForeignKey(ScoreRun, models.PROTECT, related_name="proposals")
    self_run = models.ForeignKey(ScoreRun, models.PROTECT, related_name="+")
    respond_before = models.DateField("trả lời trước ngày", null=True, blank=True)
    acknowledges_incomplete = models.BooleanField("chấp nhận còn đơn vị thiếu dữ liệu", default=False)
    prepared_at = models.DateTimeField("trình lúc")
    prepared_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField("duyệt lúc", null=True, blank=True)
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    publication = models.OneToOneField(
        Publication, models.PROTECT, null=True, blank=True, related_name="proposal"
    )

    class Meta:
        verbose_name = "đề nghị công bố"
        verbose_name_plural = "các đề nghị công bố"
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    approved_at__isnull=True,
                    approved_by__isnull=True,
                    publication__isnull=True,
                )
                | Q(
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                    publication__isnull=False,
                ),
                name="proposal_approved_with_its_publication",
            ),
            models.UniqueConstraint(
                fields=["run"],
                condition=Q(approved_at__isnull=True),
                name="one_open_proposal_per_run",
            ),
        )

    def __str__(self) -> str:
        return f"Đề nghị công bố {self.run}"
