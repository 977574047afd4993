from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from accounts.models import User
from scoring.models import Publication


class FeedbackWindowQuerySet(models.QuerySet["FeedbackWindow"]):
    def open_at(self, moment: datetime) -> Self:
        """Windows that take answers at the moment: opened, and not yet at their closing moment."""
        return self.filter(
            Q(closes_at__isnull=True) | Q(closes_at__gt=moment),
            opens_at__lte=moment,
            publication__replaced_by__isnull=True,
        )


class FeedbackWindow(models.Model):
    """The time in which units may answer a provisional publication.

    `closes_at` is the first moment that is too late: "trước ngày 15/01/2021" closes at 15/01/2021
    00:00 Asia/Ho_Chi_Minh.
    """

    publication = models.OneToOneField(Publication, models.PROTECT, related_name="window")
    opens_at = models.DateTimeField("mở lúc")
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    closes_at = models.DateTimeField("đóng lúc", null=True, blank=True)

    objects = FeedbackWindowQuerySet.as_manager()

    class Meta:
        verbose_name = "thời gian phản hồi"
        verbose_name_plural = "thời gian phản hồi"
        constraints = (
            models.CheckConstraint(
                condition=Q(closes_at__isnull=True) | Q(closes_at__gt=F("opens_at")),
                name="window_closes_after_it_opens",
            ),
        )

    def __str__(self) -> str:
        return f"Phản hồi {self.publication}"
