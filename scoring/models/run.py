from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import Unit, User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet, choices_of
from scoring.core.types import RunKind, Status
from scoring.models.catalogue import CriteriaSet
from scoring.models.round import Round
from scoring.models.survey import SurveyHandover

_WITHOUT_POINTS = [Status.MISSING.value, Status.NOT_APPLICABLE.value]


class ScoreRunQuerySet(LedgerQuerySet["ScoreRun"]):
    def of_kind(self, round: Round, kind: str) -> Self:
        """Runs of a round and kind, the latest first: by number, since a clock may be set back."""
        return self.filter(round=round, kind=kind).order_by("-id")


class ScoreRun(LedgerModel):
    """One computation: engine version, its inputs and their hash, and every line it gave.

    `criteria_set`: the version that it was computed under; the round's may be corrected afterwards.
    `handover`: the survey indexes that it read; none before the survey.
    """

    code = models.CharField("mã lượt tính", max_length=80, unique=True)
    round = models.ForeignKey(Round, models.PROTECT, related_name="runs")
    criteria_set = models.ForeignKey(
        CriteriaSet, models.PROTECT, related_name="+", verbose_name="bộ tiêu chí"
    )
    kind = models.CharField("loại", max_length=16, choices=choices_of(RunKind))
    engine_version = models.CharField("phiên bản bộ máy", max_length=32)
    input_hash = models.CharField("mã băm đầu vào", max_length=64)
    inputs = models.BinaryField("đầu vào (JSON chuẩn, nén zlib)")
    handover = models.ForeignKey(SurveyHandover, models.PROTECT, null=True, related_name="+")
    computed_at = models.DateTimeField("tính lúc")
    computed_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = ScoreRunQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt tính"
        verbose_name_plural = "các lượt tính"
        ordering = ("-computed_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["round", "kind", "engine_version", "input_hash"],
                name="one_run_per_inputs",
            ),
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in RunKind]), name="run_known_kind"),
        )

    def __str__(self) -> str:
        return self.code


class UnitScore(LedgerModel):
    """A unit's result in a run: index, class, rank, and points by domain."""

    run = models.ForeignKey(ScoreRun, models.PROTECT, related_name="unit_scores")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    group_code = models.CharField("mã nhóm", max_length=32)
    ranked = models.BooleanField("xếp hạng")
    complete = models.BooleanField("đủ dữ liệu")
    missing = models.JSONField("còn thiếu", default=list)
    obtained = models.DecimalField("điểm đạt", max_digits=9, decimal_places=2)
    applicable_max = models.DecimalField("điểm tối đa áp dụng", max_digits=9, decimal_places=2)
    extra = models.DecimalField("thưởng, trừ", max_digits=9, decimal_places=2)
    index = models.DecimalField("chỉ số", max_digits=6, decimal_places=2, null=True)
    band = models.CharField("xếp loại", max_length=64, blank=True)
    rank = models.PositiveIntegerField("hạng", null=True)
    rank_of = models.PositiveIntegerField("trong số", null=True)
    valid_forms = models.PositiveIntegerField("phiếu hợp lệ", default=0)
    domains = models.JSONField("theo lĩnh vực", default=list)
    because = models.JSONField("vì sao", default=list)

    objects = LedgerQuerySet["UnitScore"].as_manager()

    class Meta:
        verbose_name = "kết quả đơn vị"
        verbose_name_plural = "kết quả đơn vị"
        constraints = (models.UniqueConstraint(fields=["run", "unit"], name="unit_score_once"),)

    def __str__(self) -> str:
        return f"{self.unit}: {self.index}"


class ScoreLine(LedgerModel):
    """The points of one unit on one leaf, with the sentences that explain them."""

    run = models.ForeignKey(ScoreRun, models.PROTECT, related_name="lines")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    criterion_code = models.CharField("mã tiêu chí", max_length=32)
    max_points = models.DecimalField("tối đa", max_digits=7, decimal_places=2)
    points = models.DecimalField("điểm", max_digits=9, decimal_places=2, null=True)
    status = models.CharField("trạng thái", max_length=16, choices=choices_of(Status))
    stage = models.CharField("giai đoạn", max_length=16, blank=True)
    because = models.JSONField("vì sao", default=list)

    objects = LedgerQuerySet["ScoreLine"].as_manager()

    class Meta:
        verbose_name = "dòng điểm"
        verbose_name_plural = "các dòng điểm"
        constraints = (
            models.UniqueConstraint(fields=["run", "unit", "criterion_code"], name="score_line_once"),
            models.CheckConstraint(
                condition=Q(status__in=_WITHOUT_POINTS, points__isnull=True)
                | ~Q(status__in=_WITHOUT_POINTS) & Q(points__isnull=False),
                name="score_line_points_where_scored",
            ),
        )

    def __str__(self) -> str:
        return f"{self.criterion_code}: {self.points}"
