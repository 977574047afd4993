from typing import Any

from django.db import models

from accounts.models import Unit, User
from cchc_portal.lib.models import choices_of
from scoring.core.types import Entry, EntryState, Stage
from scoring.core.workflow import AssessmentState
from scoring.models.round import Round

ENTRY_FIELDS = ("state", "value", "denominator", "choice", "points", "reason", "document")


def stored(entry: Entry) -> dict[str, Any]:
    """What was entered, as the columns of `ENTRY_FIELDS` hold it."""
    return {**{name: getattr(entry, name) for name in ENTRY_FIELDS}, "state": entry.state.value}


class EntryFields(models.Model):
    """What a unit or an appraiser enters for one leaf; which of them a method reads is the rule's."""

    criterion_code = models.CharField("mã tiêu chí", max_length=32)
    state = models.CharField("trạng thái", max_length=16, choices=choices_of(EntryState))
    value = models.DecimalField("giá trị", max_digits=36, decimal_places=18, null=True, blank=True)
    denominator = models.DecimalField("mẫu số", max_digits=36, decimal_places=18, null=True, blank=True)
    choice = models.TextField("lựa chọn", blank=True)
    points = models.DecimalField("điểm", max_digits=12, decimal_places=6, null=True, blank=True)
    reason = models.TextField("lý do", blank=True)
    document = models.CharField("văn bản căn cứ", max_length=500, blank=True)

    class Meta:
        abstract = True

    def entered(self) -> dict[str, Any]:
        """The same of a row, to compare."""
        return {name: getattr(self, name) for name in ENTRY_FIELDS}

    def entry(self, unit: str, stage: Stage, by: str = "") -> Entry:
        """The row as the core reads it; `unit` by code, `by` a printable name."""
        fields = {**self.entered(), "state": EntryState(self.state)}
        return Entry(unit, self.criterion_code, stage, **fields, by=by)


class Assessment(models.Model):
    """A unit's part in a round."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="assessments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assessments")
    state = models.CharField(
        "trạng thái",
        max_length=16,
        choices=choices_of(AssessmentState),
        default=AssessmentState.DRAFT.value,
    )

    class Meta:
        verbose_name = "bản tự chấm"
        verbose_name_plural = "các bản tự chấm"
        constraints = (models.UniqueConstraint(fields=["round", "unit"], name="one_assessment_per_unit"),)

    def __str__(self) -> str:
        return f"{self.unit} - {self.round}"


class Claim(EntryFields):
    """A unit's own entry for a leaf: edited while the assessment is a draft, frozen by submission."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="claims")
    version = models.PositiveIntegerField("phiên bản", default=1)
    saved_at = models.DateTimeField("lưu lúc")
    saved_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "dòng tự chấm"
        verbose_name_plural = "các dòng tự chấm"
        constraints = (
            models.UniqueConstraint(fields=["assessment", "criterion_code"], name="one_claim_per_leaf"),
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in EntryState]),
                name="claim_known_state",
            ),
        )

    def __str__(self) -> str:
        return f"{self.criterion_code} ({self.assessment})"
