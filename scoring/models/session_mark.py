from typing import Any

from django.db import models
from django.db.models import Q

from accounts.models import User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet, choices_of
from scoring.core.sessions import MarkState
from scoring.models.working_session import WorkingSession

MARK_FIELDS = ("state", "note", "points")


class MarkFields(models.Model):
    """What was come to on a line; `points` are the awarded points that it was said of."""

    criterion_code = models.CharField("mã tiêu chí", max_length=32)
    state = models.CharField("kết quả", max_length=16, choices=choices_of(MarkState))
    note = models.TextField("ghi chú", blank=True)
    points = models.DecimalField("điểm thẩm định", max_digits=12, decimal_places=6, null=True, blank=True)
    version = models.PositiveIntegerField("phiên bản", default=1)
    marked_at = models.DateTimeField("lúc")
    marked_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def marked(self) -> dict[str, Any]:
        """What was said, to compare."""
        return {name: getattr(self, name) for name in MARK_FIELDS}


_KNOWN = Q(state__in=[state.value for state in MarkState])
_GROUNDED = ~Q(state=MarkState.RESERVED.value) | ~Q(note="")


class SessionMark(MarkFields):
    """A line of the unit as the session marked it; edited until the minutes are closed."""

    session = models.ForeignKey(WorkingSession, models.PROTECT, related_name="marks")

    class Meta:
        verbose_name = "dòng của buổi làm việc"
        verbose_name_plural = "các dòng của buổi làm việc"
        constraints = (
            models.UniqueConstraint(fields=["session", "criterion_code"], name="one_mark_per_leaf"),
            models.CheckConstraint(condition=_KNOWN, name="mark_known_state"),
            models.CheckConstraint(condition=_GROUNDED, name="mark_reserved_has_its_note"),
        )

    def __str__(self) -> str:
        return f"{self.criterion_code} ({self.session})"


class SessionMarkChange(MarkFields, LedgerModel):
    """A mark as it was saved under a version."""

    session = models.ForeignKey(WorkingSession, models.PROTECT, related_name="mark_changes")

    objects = LedgerQuerySet["SessionMarkChange"].as_manager()

    class Meta:
        verbose_name = "lần đánh dấu dòng"
        verbose_name_plural = "các lần đánh dấu dòng"
        constraints = (
            models.UniqueConstraint(
                fields=["session", "criterion_code", "version"], name="mark_version_once"
            ),
            models.CheckConstraint(condition=_KNOWN, name="mark_change_known_state"),
        )

    def __str__(self) -> str:
        return f"{self.criterion_code} lần {self.version} ({self.session})"
