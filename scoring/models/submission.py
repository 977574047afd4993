from django.db import models
from django.db.models import Q

from accounts.models import User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet, choices_of
from scoring.core.workflow import AssessmentState
from scoring.models.assessment import Assessment


class AssessmentStep(LedgerModel):
    """One move of a self-assessment: who, when, from where to where, and why."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="steps")
    from_state = models.CharField("từ", max_length=16, choices=choices_of(AssessmentState))
    to_state = models.CharField("đến", max_length=16, choices=choices_of(AssessmentState))
    reason = models.TextField("lý do", blank=True)
    document = models.CharField("văn bản", max_length=255, blank=True)
    taken_at = models.DateTimeField("lúc")
    taken_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["AssessmentStep"].as_manager()

    class Meta:
        verbose_name = "bước của bản tự chấm"
        verbose_name_plural = "các bước của bản tự chấm"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.assessment}: {self.from_state} → {self.to_state}"


class Submission(LedgerModel):
    """What a head of unit handed in: every claim and document as canonical JSON, its hash, its receipt.

    `capacity` is how the head signs (KT., TUQ.…), `late` whether it came after the announced deadline.
    """

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField("lần nộp")
    code = models.CharField("mã biên nhận", max_length=32, unique=True)
    content = models.BinaryField("nội dung (JSON chuẩn, nén zlib)")
    content_hash = models.CharField("mã băm nội dung", max_length=64)
    declaration = models.TextField("cam kết")
    capacity = models.CharField("thẩm quyền ký", max_length=16, blank=True)
    late = models.BooleanField("nộp sau hạn", default=False)
    submitted_at = models.DateTimeField("nộp lúc")
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["Submission"].as_manager()

    class Meta:
        verbose_name = "lần nộp"
        verbose_name_plural = "các lần nộp"
        constraints = (
            models.UniqueConstraint(fields=["assessment", "number"], name="submission_number_once"),
            models.CheckConstraint(condition=~Q(declaration=""), name="submission_has_its_declaration"),
        )

    def __str__(self) -> str:
        return self.code
