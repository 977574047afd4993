from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import Unit, User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet
from feedback.models.paper import Paper
from feedback.models.window import FeedbackWindow
from scoring.models.assessment import EntryFields


class ConcurrenceQuerySet(LedgerQuerySet["Concurrence"]):
    def current(self) -> Self:
        """The rows that nothing replaces: one per window, unit and leaf."""
        return self.filter(replaced_by__isnull=True)


class Concurrence(EntryFields, LedgerModel):
    """What a lead unit, or a member of the Tổ giúp việc, says to a change of one line: agreed to, on a
    paper, with the points or figures it agrees to (`EntryFields`); or not, with its reason.

    It belongs to the line and not to a request, so that it may come before the request is sent. A
    correction names the row that it replaces. `late`: after the lead unit's deadline. `for_others`:
    entered by Sở Nội vụ from their paper.
    """

    window = models.ForeignKey(FeedbackWindow, models.PROTECT, related_name="concurrences")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    lead_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    member = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    agrees = models.BooleanField("thống nhất")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="concurrences")
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="thay cho"
    )
    late = models.BooleanField("sau hạn", default=False)
    for_others = models.BooleanField("Sở Nội vụ ghi thay", default=False)
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = ConcurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = "thống nhất của đơn vị chủ trì"
        verbose_name_plural = "các thống nhất của đơn vị chủ trì"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["window", "unit", "criterion_code"],
                condition=Q(replaces__isnull=True),
                name="one_first_concurrence",
            ),
            models.CheckConstraint(
                condition=Q(agrees=True, paper__isnull=False) | Q(agrees=False) & ~Q(reason=""),
                name="concurrence_on_paper_or_refused_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(lead_unit__isnull=False, member__isnull=True)
                | Q(lead_unit__isnull=True, member__isnull=False),
                name="concurrence_of_unit_or_member",
            ),
        )

    @property
    def of(self) -> str:
        """Whose it is."""
        return self.lead_unit.name if self.lead_unit else f"{self.member} (Tổ giúp việc)"

    def __str__(self) -> str:
        return f"{self.of}: {self.criterion_code} của {self.unit}"
