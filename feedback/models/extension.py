from django.db import models
from django.db.models import Q

from accounts.models import Unit, User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet
from feedback.models.window import FeedbackWindow


class WindowExtension(LedgerModel):
    """Another closing of the window for one unit, with its reason and document; the last one counts."""

    window = models.ForeignKey(FeedbackWindow, models.PROTECT, related_name="extensions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    closes_at = models.DateTimeField("gia hạn đến")
    reason = models.TextField("lý do")
    document = models.CharField("số văn bản", max_length=255)
    granted_at = models.DateTimeField("cho gia hạn lúc")
    granted_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["WindowExtension"].as_manager()

    class Meta:
        verbose_name = "gia hạn phản hồi"
        verbose_name_plural = "các lần gia hạn phản hồi"
        constraints = (
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(document=""), name="window_extension_has_its_ground"
            ),
        )

    def __str__(self) -> str:
        return f"Gia hạn {self.unit}"


class LeadDeadline(LedgerModel):
    """By when a lead unit answers on agreement, where it is not the window's own closing; the last counts."""

    window = models.ForeignKey(FeedbackWindow, models.PROTECT, related_name="lead_deadlines")
    lead_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="chủ trì")
    due_at = models.DateTimeField("trả lời trước")
    reason = models.TextField("lý do", blank=True)
    set_at = models.DateTimeField("đặt lúc")
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["LeadDeadline"].as_manager()

    class Meta:
        verbose_name = "hạn của đơn vị chủ trì"
        verbose_name_plural = "hạn của các đơn vị chủ trì"

    def __str__(self) -> str:
        return f"Hạn của {self.lead_unit}"
