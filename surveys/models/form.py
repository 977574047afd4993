from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import Unit
from scoring.models import Round
from surveys.models.batch import FormBatch


class Exclusion(models.TextChoices):
    """Why a form does not count; a form that counts has none."""

    NONE = "", "Hợp lệ"
    BLANK = "blank", "Phiếu trắng"
    DUPLICATE = "duplicate", "Trùng số phiếu"
    DECISION = "decision", "Loại theo quyết định"


class SurveyFormQuerySet(models.QuerySet["SurveyForm"]):
    def counted(self) -> Self:
        """The valid forms."""
        return self.filter(exclusion=Exclusion.NONE)


class SurveyForm(models.Model):
    """One form, without identity: unit, respondent group, day and answers.

    `answers` holds one character per question of the round's set, in the set's order: the level
    1..5, or "." for a blank. One narrow row per form is what SQL tallies fastest on both databases.
    """

    batch = models.ForeignKey(FormBatch, models.CASCADE, related_name="forms")
    round = models.ForeignKey(Round, models.PROTECT, related_name="forms")
    row = models.PositiveIntegerField("dòng")
    serial = models.CharField("số phiếu", max_length=64)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    respondent_group = models.CharField("nhóm đối tượng", max_length=100, blank=True)
    survey_date = models.DateField("ngày khảo sát", null=True)
    answers = models.CharField("trả lời", max_length=200)
    exclusion = models.CharField("lý do không tính", max_length=16, choices=Exclusion.choices, blank=True)

    objects = SurveyFormQuerySet.as_manager()

    class Meta:
        verbose_name = "phiếu khảo sát"
        verbose_name_plural = "phiếu khảo sát"
        constraints = (
            models.UniqueConstraint(
                fields=["round", "serial"],
                condition=~Q(exclusion="duplicate"),
                name="serial_counts_once",
            ),
            models.UniqueConstraint(fields=["batch", "row"], name="form_row_once"),
            models.CheckConstraint(condition=~Q(serial=""), name="form_has_serial"),
        )
        indexes = (models.Index(fields=["round", "unit"], name="forms_of_unit"),)

    def __str__(self) -> str:
        return self.serial
