from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import Unit, User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet
from scoring.models.round import Round


class SurveyHandoverQuerySet(LedgerQuerySet["SurveyHandover"]):
    def latest_of(self, round: Round) -> Self:
        """The hand-over that counts: the last one."""
        return self.filter(round=round).order_by("-number")[:1]


class SurveyHandover(LedgerModel):
    """The survey indexes handed over to scoring: frozen, and replaced only by a later hand-over."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="handovers")
    number = models.PositiveIntegerField("lần")
    forms_digest = models.CharField(max_length=64)
    handed_over_at = models.DateTimeField("bàn giao lúc")
    handed_over_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = SurveyHandoverQuerySet.as_manager()

    class Meta:
        verbose_name = "bàn giao khảo sát"
        verbose_name_plural = "các lần bàn giao khảo sát"
        constraints = (models.UniqueConstraint(fields=["round", "number"], name="handover_number_once"),)

    def __str__(self) -> str:
        return f"Bàn giao khảo sát lần {self.number}, {self.round}"


class SurveyFigure(LedgerModel):
    """The survey index of one unit on one leaf, exact: 100 × earned / possible percent."""

    handover = models.ForeignKey(SurveyHandover, models.PROTECT, related_name="figures")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    criterion_code = models.CharField("mã tiêu chí", max_length=32)
    formula = models.CharField("công thức", max_length=32)
    earned = models.DecimalField(max_digits=18, decimal_places=4)
    possible = models.DecimalField(max_digits=18, decimal_places=4)
    forms = models.PositiveIntegerField("số phiếu có trả lời")
    margin = models.DecimalField("sai số", max_digits=8, decimal_places=4, null=True)

    objects = LedgerQuerySet["SurveyFigure"].as_manager()

    class Meta:
        verbose_name = "chỉ số khảo sát"
        verbose_name_plural = "chỉ số khảo sát"
        constraints = (
            models.UniqueConstraint(fields=["handover", "unit", "criterion_code"], name="figure_once"),
            models.CheckConstraint(
                condition=Q(possible__gt=0, earned__gte=0, earned__lte=models.F("possible")),
                name="figure_within_its_range",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.criterion_code}: {self.earned}/{self.possible}"


class SurveyCount(LedgerModel):
    """How many forms of a unit were planned, issued, returned and valid at the hand-over."""

    handover = models.ForeignKey(SurveyHandover, models.PROTECT, related_name="counts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    planned = models.PositiveIntegerField("kế hoạch", null=True)
    issued = models.PositiveIntegerField("phát ra", null=True)
    returned = models.PositiveIntegerField("thu về", null=True)
    valid = models.PositiveIntegerField("hợp lệ")

    objects = LedgerQuerySet["SurveyCount"].as_manager()

    class Meta:
        verbose_name = "số phiếu của đơn vị"
        verbose_name_plural = "số phiếu của đơn vị"
        constraints = (models.UniqueConstraint(fields=["handover", "unit"], name="count_once"),)

    def __str__(self) -> str:
        return f"{self.unit}: {self.valid}"
