from django.db import models
from django.db.models import Q

from accounts.models import User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet, choices_of
from scoring.core.reminders import ReminderMark
from scoring.models.assessment import Assessment


class Reminder(LedgerModel):
    """A unit reminded of a deadline; of those before a deadline each is given once.

    `addressed` is how many people it is e-mailed to: 0 where the installation sends no e-mail. Whether the
    mail server took it is a `ReminderMail`.
    """

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="reminders")
    mark = models.CharField("lần nhắc", max_length=16, choices=choices_of(ReminderMark))
    due_at = models.DateTimeField("hạn", null=True)
    addressed = models.PositiveIntegerField("số thư", default=0)
    reminded_at = models.DateTimeField("nhắc lúc")
    reminded_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["Reminder"].as_manager()

    class Meta:
        verbose_name = "lần nhắc"
        verbose_name_plural = "các lần nhắc"
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "mark", "due_at"],
                condition=~Q(mark=ReminderMark.BY_HAND.value),
                name="reminded_once",
            ),
            models.CheckConstraint(
                condition=Q(mark__in=[mark.value for mark in ReminderMark]), name="reminder_known_mark"
            ),
        )

    def __str__(self) -> str:
        return f"{self.assessment}: {self.mark}"


class ReminderMail(LedgerModel):
    """The mail server took the e-mail of a reminder: it is not sent again."""

    reminder = models.OneToOneField(Reminder, models.PROTECT, related_name="mail")
    sent_at = models.DateTimeField("gửi lúc")

    objects = LedgerQuerySet["ReminderMail"].as_manager()

    class Meta:
        verbose_name = "thư nhắc đã gửi"
        verbose_name_plural = "các thư nhắc đã gửi"

    def __str__(self) -> str:
        return f"{self.reminder}: {self.sent_at}"
