from django.db import models
from django.db.models import Q

from accounts.models import Unit, User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet, choices_of
from feedback.core.words import Side
from feedback.models.objection import Objection


class Routing(LedgerModel):
    """Sent on by Sở Nội vụ: to the lead unit, or to a named member of the Tổ giúp việc."""

    objection = models.ForeignKey(Objection, models.PROTECT, related_name="routings")
    lead_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    member = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField("ghi chú", blank=True)
    routed_at = models.DateTimeField("chuyển lúc")
    routed_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["Routing"].as_manager()

    class Meta:
        verbose_name = "lần chuyển"
        verbose_name_plural = "các lần chuyển"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(lead_unit__isnull=True, member__isnull=False)
                | Q(lead_unit__isnull=False, member__isnull=True),
                name="routed_to_unit_or_member",
            ),
        )

    def __str__(self) -> str:
        return f"{self.objection} → {self.lead_unit or self.member}"


class Message(LedgerModel):
    """What a party of the thread wrote; `supplement` where it answers what was asked for."""

    objection = models.ForeignKey(Objection, models.PROTECT, related_name="messages")
    text = models.TextField("nội dung")
    supplement = models.BooleanField("bổ sung theo yêu cầu", default=False)
    side = models.CharField("bên", max_length=16, choices=choices_of(Side))
    written_at = models.DateTimeField("lúc")
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["Message"].as_manager()

    class Meta:
        verbose_name = "trao đổi"
        verbose_name_plural = "các trao đổi"
        ordering = ("id",)
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="message_says_something"),)

    def __str__(self) -> str:
        return f"{self.objection}: {self.text[:40]}"
