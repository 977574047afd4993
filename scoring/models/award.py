from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import ImportBatch, Unit, User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet
from scoring.core.types import EntryState, Stage
from scoring.models.assessment import EntryFields
from scoring.models.round import Round
from scoring.models.submission import AssessmentStep

AWARD_STAGES = (
    (Stage.APPRAISAL.value, Stage.APPRAISAL.label),
    (Stage.REVISION.value, Stage.REVISION.label),
)

_PUTS_BACK = Q(
    stage=Stage.REVISION.value,
    state=EntryState.SCORE.value,
    value__isnull=True,
    denominator__isnull=True,
    points__isnull=True,
    choice="",
)


class AwardQuerySet(LedgerQuerySet["Award"]):
    def current(self) -> Self:
        """The rows that nothing replaces: one per round, unit, criterion and stage."""
        return self.filter(replaced_by__isnull=True)

    def awarding(self) -> Self:
        """Without the rows after feedback that award nothing: those that put a leaf back."""
        return self.exclude(_PUTS_BACK)


class Award(EntryFields, LedgerModel):
    """A judgement on one leaf of one unit. Never edited: a new row names the one it replaces.

    The first row of a chain is unique and `replaces` is unique, so a chain never forks and has
    exactly one end, its current row. `step`: the move of the assessment that brought it, if one did.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="awards")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="awards")
    stage = models.CharField("giai đoạn", max_length=16, choices=AWARD_STAGES)
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name="thay cho",
    )
    batch = models.ForeignKey(ImportBatch, models.PROTECT, null=True, blank=True, related_name="awards")
    step = models.ForeignKey(
        AssessmentStep, models.PROTECT, null=True, blank=True, related_name="awards", verbose_name="theo bước"
    )
    awarded_at = models.DateTimeField("lúc")
    awarded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người thẩm định")

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = "điểm thẩm định"
        verbose_name_plural = "điểm thẩm định"
        constraints = (
            models.UniqueConstraint(
                fields=["round", "unit", "criterion_code", "stage"],
                condition=Q(replaces__isnull=True),
                name="one_first_award",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[stage for stage, _ in AWARD_STAGES]),
                name="award_known_stage",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in EntryState]),
                name="award_known_state",
            ),
            models.CheckConstraint(
                condition=Q(state=EntryState.SCORE.value) | ~Q(reason="") | ~Q(document=""),
                name="award_status_has_its_ground",
            ),
        )
        indexes = (models.Index(fields=["round", "stage", "unit"], name="award_of_round"),)

    def __str__(self) -> str:
        return f"{self.unit} {self.criterion_code}"
