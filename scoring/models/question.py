from django.db import models
from django.db.models import Q

from scoring.models.catalogue import CriteriaSet


class SurveyQuestion(models.Model):
    """A question of the satisfaction survey that a set's survey leaves read."""

    criteria_set = models.ForeignKey(CriteriaSet, models.CASCADE, related_name="questions")
    code = models.CharField("mã câu", max_length=32)
    text = models.CharField("nội dung", max_length=1000)
    scale = models.CharField("thang", max_length=100)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "câu hỏi khảo sát"
        verbose_name_plural = "câu hỏi khảo sát"
        ordering = ("order",)
        constraints = (models.UniqueConstraint(fields=["criteria_set", "code"], name="survey_question_once"),)

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


class ScaleLevel(models.Model):
    """A level of an answer scale of the set; the scale Hài lòng 5 mức is built in."""

    criteria_set = models.ForeignKey(CriteriaSet, models.CASCADE, related_name="scale_levels")
    scale = models.CharField("thang", max_length=100)
    level = models.PositiveSmallIntegerField("mức")
    label = models.CharField("nhãn", max_length=255)
    weight = models.DecimalField("trọng số", max_digits=5, decimal_places=4, null=True, blank=True)

    class Meta:
        verbose_name = "mức của thang"
        verbose_name_plural = "các mức của thang"
        ordering = ("scale", "level")
        constraints = (
            models.UniqueConstraint(fields=["criteria_set", "scale", "level"], name="scale_level_once"),
            models.CheckConstraint(
                condition=Q(weight__isnull=True) | Q(weight__gte=0, weight__lte=1),
                name="scale_weight_range",
            ),
        )

    def __str__(self) -> str:
        return f"{self.scale}: {self.label}"
