from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import User
from scoring.models import Publication, ScoreRun


class Ending(models.TextChoices):
    """How a proposal ended that was not approved."""

    RETURNED = "returned", "Lãnh đạo trả lại"
    WITHDRAWN = "withdrawn", "Người trình rút lại"


class PublicationProposalQuerySet(models.QuerySet["PublicationProposal"]):
    def waiting(self) -> Self:
        """Those that wait for the second person: of a round one at a time."""
        return self.filter(approved_at__isnull=True, closed_at__isnull=True)


class PublicationProposal(models.Model):
    """A run put forward for publication by one person, approved or given back by another.

    `note` is told to the public; a correction must have one. What was acknowledged is told by its
    `acknowledgements`.
    """

    run = models.ForeignKey(ScoreRun, models.PROTECT, related_name="proposals")
    self_run = models.ForeignKey(ScoreRun, models.PROTECT, related_name="+")
    respond_before = models.DateField("trả lời trước ngày", null=True, blank=True)
    note = models.TextField("ghi chú công khai", blank=True)
    acknowledges_incomplete = models.BooleanField("chấp nhận còn đơn vị thiếu dữ liệu", default=False)
    prepared_at = models.DateTimeField("trình lúc")
    prepared_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField("duyệt lúc", null=True, blank=True)
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    publication = models.OneToOneField(
        Publication, models.PROTECT, null=True, blank=True, related_name="proposal"
    )
    ending = models.CharField("kết thúc", max_length=16, choices=Ending.choices, blank=True)
    closed_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    closed_because = models.TextField("lý do", blank=True)

    objects = PublicationProposalQuerySet.as_manager()

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
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True, ending="")
                | Q(closed_at__isnull=False, closed_by__isnull=False, ending__in=Ending.values),
                name="proposal_closed_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(closed_at__isnull=True),
                name="proposal_ends_once",
            ),
            models.CheckConstraint(
                condition=~Q(ending=Ending.RETURNED) | ~Q(closed_because=""),
                name="proposal_returned_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["run"],
                condition=Q(approved_at__isnull=True, closed_at__isnull=True),
                name="one_open_proposal_per_run",
            ),
        )

    @property
    def is_waiting(self) -> bool:
        return self.approved_at is None and self.closed_at is None

    def __str__(self) -> str:
        return f"Đề nghị công bố {self.run}"
