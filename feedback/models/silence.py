from django.db import models
from django.db.models import Q

from accounts.models import Unit, User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet, choices_of
from feedback.models.window import FeedbackWindow
from scoring.core.reminders import ReminderMark


class Silence(LedgerModel):
    """A unit that had not answered when its window closed; after an extension it may fall silent again."""

    window = models.ForeignKey(FeedbackWindow, models.PROTECT, related_name="silences")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField("hết hạn lúc")
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["Silence"].as_manager()

    class Meta:
        verbose_name = "đơn vị không phản hồi"
        verbose_name_plural = "các đơn vị không phản hồi"
        constraints = (models.UniqueConstraint(fields=["window", "unit", "closed_at"], name="silent_once"),)

    def __str__(self) -> str:
        return f"{self.unit} không phản hồi"


class ReplyReminder(LedgerModel):
    """A unit reminded that its answer is awaited; of those before a closing each is given once.

    `addressed` is how many people it was e-mailed to.
    """

    window = models.ForeignKey(FeedbackWindow, models.PROTECT, related_name="reminders")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    mark = models.CharField("lần nhắc", max_length=16, choices=choices_of(ReminderMark))
    closes_at = models.DateTimeField("hạn", null=True)
    addressed = models.PositiveIntegerField("số thư", default=0)
    reminded_at = models.DateTimeField("nhắc lúc")
    reminded_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["ReplyReminder"].as_manager()

    class Meta:
        verbose_name = "lần nhắc phản hồi"
        verbose_name_plural = "các lần nhắc phản hồi"
        constraints = (
            models.UniqueConstraint(
                fields=["window", "unit", "mark", "closes_at"],
                condition=~Q(mark=ReminderMark.BY_HAND.value),
                name="reply_reminded_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit}: {self.mark}"
