from django.db import models
from django.db.models import F, Q

from accounts.models import User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet
from scoring.models.assessment import Assessment
from scoring.models.round import Round


def _in_order(first: str, last: str) -> Q:
    return Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True}) | Q(**{f"{first}__lte": F(last)})


class Timetable(models.Model):
    """When each stage of a round takes place; an empty moment sets no bound.

    A stage is announced to end at `due`, and really ends at `closes`: until then late work is taken
    and marked as late. Both are the first moment that is too late. `evidence_from` and `evidence_to`
    are the days, both included, on which a document must be dated to count for the year.
    """

    round = models.OneToOneField(Round, models.CASCADE, related_name="timetable")
    self_opens_at = models.DateTimeField("tự chấm từ", null=True, blank=True)
    self_due_at = models.DateTimeField("hạn tự chấm", null=True, blank=True)
    self_closes_at = models.DateTimeField("khóa tự chấm lúc", null=True, blank=True)
    appraisal_opens_at = models.DateTimeField("thẩm định từ", null=True, blank=True)
    appraisal_due_at = models.DateTimeField("hạn thẩm định", null=True, blank=True)
    appraisal_closes_at = models.DateTimeField("khóa thẩm định lúc", null=True, blank=True)
    evidence_from = models.DateField("tài liệu từ ngày", null=True, blank=True)
    evidence_to = models.DateField("tài liệu đến ngày", null=True, blank=True)
    set_at = models.DateTimeField("đặt lúc")
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "lịch của đợt"
        verbose_name_plural = "lịch của các đợt"
        constraints = tuple(
            models.CheckConstraint(condition=_in_order(first, last), name=f"timetable_{first}_first")
            for first, last in (
                ("self_opens_at", "self_due_at"),
                ("self_due_at", "self_closes_at"),
                ("appraisal_opens_at", "appraisal_due_at"),
                ("appraisal_due_at", "appraisal_closes_at"),
                ("evidence_from", "evidence_to"),
            )
        )

    def __str__(self) -> str:
        return f"Lịch của {self.round}"


class Extension(LedgerModel):
    """More time for one unit's self-assessment, with its reason; the last one counts."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="extensions")
    due_at = models.DateTimeField("gia hạn đến")
    closes_at = models.DateTimeField("khóa lúc")
    reason = models.TextField("lý do")
    document = models.CharField("văn bản", max_length=255, blank=True)
    granted_at = models.DateTimeField("cho gia hạn lúc")
    granted_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["Extension"].as_manager()

    class Meta:
        verbose_name = "gia hạn"
        verbose_name_plural = "các lần gia hạn"
        constraints = (
            models.CheckConstraint(condition=Q(due_at__lte=F("closes_at")), name="extension_due_first"),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_has_its_reason"),
        )

    def __str__(self) -> str:
        return f"Gia hạn {self.assessment}"
