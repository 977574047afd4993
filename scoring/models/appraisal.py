"""The appraisal desk beside its awards: where each part stands, notes, and what units are asked to add."""

from django.db import models
from django.db.models import Q

from accounts.models import Unit, User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet, choices_of
from scoring.core.words import NoteAudience, SecondLookOutcome, SupplementOutcome
from scoring.core.workflow import AppraisalState
from scoring.models.assessment import Assessment
from scoring.models.submission import Submission


class AppraisalPart(models.Model):
    """What one lead unit judges of one domain of one unit. Without a row it is open, and never was closed."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="parts")
    domain_code = models.CharField("lĩnh vực", max_length=32)
    lead_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="chủ trì")
    state = models.CharField(
        "trạng thái",
        max_length=16,
        choices=choices_of(AppraisalState),
        default=AppraisalState.OPEN.value,
    )

    class Meta:
        verbose_name = "phần thẩm định"
        verbose_name_plural = "các phần thẩm định"
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "domain_code", "lead_unit"], name="one_part_of_a_lead_unit"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in AppraisalState]), name="part_known_state"
            ),
        )

    def __str__(self) -> str:
        return f"{self.assessment}, lĩnh vực {self.domain_code} ({self.lead_unit})"


class AppraisalStep(LedgerModel):
    """One move of a part: who, when, from where to where, and why; `capacity` is how a head signs."""

    part = models.ForeignKey(AppraisalPart, models.PROTECT, related_name="steps")
    from_state = models.CharField("từ", max_length=16, choices=choices_of(AppraisalState))
    to_state = models.CharField("đến", max_length=16, choices=choices_of(AppraisalState))
    reason = models.TextField("lý do", blank=True)
    capacity = models.CharField("thẩm quyền ký", max_length=16, blank=True)
    taken_at = models.DateTimeField("lúc")
    taken_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["AppraisalStep"].as_manager()

    class Meta:
        verbose_name = "bước thẩm định"
        verbose_name_plural = "các bước thẩm định"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.part}: {self.from_state} → {self.to_state}"


class AppraisalNote(LedgerModel):
    """What an appraiser writes beside a line: to the unit, or among those who appraise."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="notes")
    criterion_code = models.CharField("mã tiêu chí", max_length=32)
    audience = models.CharField("cho ai", max_length=16, choices=choices_of(NoteAudience))
    text = models.TextField("nội dung")
    written_at = models.DateTimeField("viết lúc")
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["AppraisalNote"].as_manager()

    class Meta:
        verbose_name = "ghi chú thẩm định"
        verbose_name_plural = "các ghi chú thẩm định"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="note_has_its_text"),
            models.CheckConstraint(
                condition=Q(audience__in=[audience.value for audience in NoteAudience]),
                name="note_known_audience",
            ),
        )

    def __str__(self) -> str:
        return f"{self.criterion_code} ({self.assessment})"


class Supplement(models.Model):
    """Leaves that a unit is asked to add to after it submitted, until a moment (the first too late).

    Open until `ended_at`: answered by a new submission of its head, taken back, or lapsed unanswered.
    """

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="supplements")
    lead_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="chủ trì")
    criterion_codes = models.JSONField("các tiêu chí", default=list)
    reason = models.TextField("yêu cầu bổ sung")
    due_at = models.DateTimeField("đến trước")
    asked_at = models.DateTimeField("yêu cầu lúc")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(
        "kết quả", max_length=16, choices=choices_of(SupplementOutcome), default="", blank=True
    )
    end_reason = models.TextField("lý do kết thúc", blank=True)
    answer = models.OneToOneField(
        Submission, models.PROTECT, null=True, blank=True, related_name="supplement", verbose_name="lần nộp"
    )

    class Meta:
        verbose_name = "yêu cầu bổ sung"
        verbose_name_plural = "các yêu cầu bổ sung"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="supplement_has_its_reason"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="supplement_ended_pair",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, outcome="")
                | Q(
                    ended_at__isnull=False,
                    outcome__in=[outcome.value for outcome in SupplementOutcome],
                ),
                name="supplement_ended_with_its_outcome",
            ),
            models.CheckConstraint(
                condition=Q(answer__isnull=True) | Q(ended_at__isnull=False), name="supplement_answer_ends_it"
            ),
        )

    def __str__(self) -> str:
        return f"Bổ sung {self.assessment}: {', '.join(self.criterion_codes)}"


class SecondLook(models.Model):
    """A line marked “cần xem lại”, with why; open until `settled_at`, settled once with an outcome."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="second_looks")
    criterion_code = models.CharField("mã tiêu chí", max_length=32)
    reason = models.TextField("vì sao")
    asked_at = models.DateTimeField("đánh dấu lúc")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField("giải quyết lúc", null=True, blank=True)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(
        "kết quả", max_length=16, choices=choices_of(SecondLookOutcome), default="", blank=True
    )
    answer = models.TextField("giải trình", blank=True)

    class Meta:
        verbose_name = "dòng cần xem lại"
        verbose_name_plural = "các dòng cần xem lại"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "criterion_code"],
                condition=Q(settled_at__isnull=True),
                name="one_open_second_look",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="second_look_has_its_reason"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True, outcome="")
                | Q(
                    settled_at__isnull=False,
                    settled_by__isnull=False,
                    outcome__in=[outcome.value for outcome in SecondLookOutcome],
                ),
                name="second_look_settled_at_once",
            ),
        )

    def __str__(self) -> str:
        return f"Cần xem lại {self.criterion_code} ({self.assessment})"
