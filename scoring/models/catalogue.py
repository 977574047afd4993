from typing import Self

from django.db import models
from django.db.models import F, Q

from accounts.models import Unit, UnitGroup, User
from cchc_portal.lib.models import choices_of
from scoring.core.types import ExtraOrder, Method, NoSurvey, Part, RoundingMode


class SetState(models.TextChoices):
    DRAFT = "draft", "Nháp"
    ACTIVE = "active", "Có hiệu lực"


class CriteriaSetQuerySet(models.QuerySet["CriteriaSet"]):
    def valid_in(self, year: int) -> Self:
        """Active sets that apply to the year, the latest first, those without a date last."""
        return self.filter(
            Q(year_to__isnull=True) | Q(year_to__gte=year),
            state=SetState.ACTIVE,
            year_from__lte=year,
        ).order_by(F("decision_date").desc(nulls_last=True), "-version")


class CriteriaSet(models.Model):
    """All annexes of one decision (bộ tiêu chí). A new version stands beside the one it corrects."""

    decision = models.CharField("số quyết định", max_length=64)
    version = models.PositiveIntegerField("phiên bản", default=1)
    decision_date = models.DateField("ngày ban hành", null=True, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=255, blank=True)
    title = models.CharField("tên bộ tiêu chí", max_length=500, blank=True)
    year_from = models.PositiveIntegerField("năm áp dụng từ")
    year_to = models.PositiveIntegerField("năm áp dụng đến", null=True, blank=True)
    rounding = models.CharField("làm tròn", max_length=16, choices=choices_of(RoundingMode))
    digits = models.PositiveSmallIntegerField("số chữ số", default=2)
    extra_order = models.CharField("điểm thưởng, điểm trừ", max_length=16, choices=choices_of(ExtraOrder))
    no_survey = models.CharField("không có phiếu khảo sát", max_length=16, choices=choices_of(NoSurvey))
    state = models.CharField("trạng thái", max_length=16, choices=SetState.choices, default=SetState.DRAFT)
    content_hash = models.CharField(max_length=64)
    imported_at = models.DateTimeField("nhập lúc")
    imported_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField("khóa lúc", null=True, blank=True)
    frozen_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = CriteriaSetQuerySet.as_manager()

    class Meta:
        verbose_name = "bộ tiêu chí"
        verbose_name_plural = "bộ tiêu chí"
        ordering = ("-year_from", "decision", "-version")
        constraints = (
            models.UniqueConstraint(fields=["decision", "version"], name="criteria_set_version"),
            models.CheckConstraint(
                condition=Q(year_to__isnull=True) | Q(year_to__gte=F("year_from")),
                name="criteria_set_years_in_order",
            ),
            models.CheckConstraint(
                condition=Q(frozen_at__isnull=True, frozen_by__isnull=True)
                | Q(frozen_at__isnull=False, frozen_by__isnull=False),
                name="criteria_set_frozen_pair",
            ),
        )

    def __str__(self) -> str:
        return f"{self.decision} (phiên bản {self.version})"


class Catalogue(models.Model):
    """The annex of one unit group (phụ lục) with its own declared total."""

    criteria_set = models.ForeignKey(CriteriaSet, models.CASCADE, related_name="catalogues")
    group = models.ForeignKey(UnitGroup, models.PROTECT, related_name="catalogues", verbose_name="nhóm")
    name = models.CharField("phụ lục", max_length=64)
    total = models.DecimalField("tổng điểm", max_digits=7, decimal_places=2)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "phụ lục"
        verbose_name_plural = "phụ lục"
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(fields=["criteria_set", "group"], name="one_catalogue_per_group"),
        )

    def __str__(self) -> str:
        return self.name


class Criterion(models.Model):
    """A node of an annex: domain, criterion or component. Only leaves are scored."""

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, related_name="criteria")
    code = models.CharField("mã tiêu chí", max_length=32)
    parent_code = models.CharField("thuộc", max_length=32, blank=True)
    order = models.PositiveIntegerField(default=0)
    title = models.CharField("nội dung", max_length=1000)
    max_points = models.DecimalField("điểm tối đa", max_digits=7, decimal_places=2)
    part = models.CharField("phần", max_length=16, choices=choices_of(Part))
    method = models.CharField("cách chấm", max_length=32, choices=choices_of(Method), blank=True)
    parameters = models.TextField("tham số", blank=True)
    evidence = models.TextField("tài liệu kiểm chứng", blank=True)
    lead_unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="led_criteria",
        verbose_name="chủ trì",
    )
    weight = models.DecimalField("trọng số", max_digits=9, decimal_places=4, null=True, blank=True)
    previous_code = models.CharField("mã năm trước", max_length=32, blank=True)
    is_leaf = models.BooleanField("được chấm")

    class Meta:
        verbose_name = "tiêu chí"
        verbose_name_plural = "tiêu chí"
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(fields=["catalogue", "code"], name="criterion_code_once"),
            models.CheckConstraint(
                condition=Q(is_leaf=True) & ~Q(method="") | Q(is_leaf=False, method=""),
                name="criterion_method_on_leaves_only",
            ),
            models.CheckConstraint(
                condition=Q(part=Part.PENALTY.value, max_points__lte=0)
                | ~Q(part=Part.PENALTY.value) & Q(max_points__gte=0),
                name="criterion_maximum_has_its_sign",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Band(models.Model):
    """A class of the classification (xếp loại) of one unit group: lower bound inclusive."""

    criteria_set = models.ForeignKey(CriteriaSet, models.CASCADE, related_name="bands")
    group = models.ForeignKey(UnitGroup, models.PROTECT, related_name="bands", verbose_name="nhóm")
    name = models.CharField("xếp loại", max_length=64)
    lower = models.DecimalField("từ điểm", max_digits=6, decimal_places=2)
    conditions = models.CharField("khống chế", max_length=500, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "mức xếp loại"
        verbose_name_plural = "mức xếp loại"
        ordering = ("group", "-lower")
        constraints = (
            models.UniqueConstraint(fields=["criteria_set", "group", "name"], name="band_name_once"),
            models.UniqueConstraint(fields=["criteria_set", "group", "lower"], name="band_bound_once"),
        )

    def __str__(self) -> str:
        return self.name
