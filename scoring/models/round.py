from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import User
from cchc_portal.lib.midnight import midnight
from cchc_portal.lib.models import choices_of
from scoring.core.workflow import RoundState
from scoring.models.catalogue import CriteriaSet


class RoundKind(models.TextChoices):
    OFFICIAL = "official", "Chính thức"
    REHEARSAL = "rehearsal", "Thử"
    HALF_YEAR = "half-year", "6 tháng"


class RoundQuerySet(models.QuerySet["Round"]):
    def official(self, year: int) -> Self:
        """The official round of the year (at most one)."""
        return self.filter(year=year, kind=RoundKind.OFFICIAL)

    def latest_first(self) -> Self:
        return self.order_by("-year", "kind", "-id")


class Round(models.Model):
    """An assessment of all units under one criteria set (đợt đánh giá)."""

    code = models.CharField("mã đợt", max_length=32, unique=True)
    year = models.PositiveIntegerField("năm")
    kind = models.CharField("loại", max_length=16, choices=RoundKind.choices, default=RoundKind.OFFICIAL)
    criteria_set = models.ForeignKey(
        CriteriaSet, models.PROTECT, related_name="rounds", verbose_name="bộ tiêu chí"
    )
    reference_date = models.DateField("ngày xác định đơn vị")
    state = models.CharField(
        "trạng thái",
        max_length=16,
        choices=choices_of(RoundState),
        default=RoundState.OPEN.value,
    )
    respond_before = models.DateField("trả lời trước ngày", null=True, blank=True)
    public_annexes = models.BooleanField("công khai phụ lục", default=True)
    appraises_own = models.BooleanField("chủ trì tự thẩm định dòng của mình", default=False)
    is_sample = models.BooleanField("số liệu minh họa", default=False)
    opened_at = models.DateTimeField("mở lúc")
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt đánh giá"
        verbose_name_plural = "đợt đánh giá"
        ordering = ("-year", "code")
        constraints = (
            models.UniqueConstraint(
                fields=["year"],
                condition=Q(kind="official"),
                name="one_official_round_a_year",
            ),
            models.CheckConstraint(condition=Q(kind__in=RoundKind.values), name="round_known_kind"),
        )

    @property
    def season(self) -> str:
        """As titles name it beside others of its year: “năm 2026”, “thử năm 2026”, “6 tháng năm 2026”."""
        kind = "" if self.kind == RoundKind.OFFICIAL else f"{RoundKind(self.kind).label.lower()} "
        return f"{kind}năm {self.year}"

    @property
    def replies_close_at(self) -> datetime | None:
        """The first moment that is too late for an answer: “trước ngày D” is before D 00:00."""
        return midnight(self.respond_before) if self.respond_before else None

    def __str__(self) -> str:
        return f"Đợt {self.code}"


class RoundProfile(models.Model):
    """What the official letters of a round say besides figures: who issues, on what grounds, to whom."""

    round = models.OneToOneField(Round, models.CASCADE, related_name="profile")
    province = models.CharField("tỉnh", max_length=100, blank=True)
    parent_agency = models.CharField("cơ quan chủ quản", max_length=255, blank=True)
    issuing_agency = models.CharField("cơ quan ban hành", max_length=255, default="Sở Nội vụ")
    symbol = models.CharField("ký hiệu văn bản", max_length=64, blank=True)
    place = models.CharField("địa danh", max_length=100, blank=True)
    signer_title = models.CharField("chức vụ người ký", max_length=255, default="Giám đốc")
    signer_name = models.CharField("họ tên người ký", max_length=150, blank=True)
    bases = models.JSONField("căn cứ", default=list)
    sessions_from = models.DateField("làm việc từ ngày", null=True, blank=True)
    sessions_to = models.DateField("làm việc đến ngày", null=True, blank=True)
    survey_provider = models.CharField("đơn vị cung cấp phiếu", max_length=255, blank=True)
    addressees = models.JSONField("kính gửi", default=list)
    recipients = models.JSONField("nơi nhận", default=list)

    class Meta:
        verbose_name = "thông tin văn bản của đợt"
        verbose_name_plural = "thông tin văn bản của đợt"

    def __str__(self) -> str:
        return f"Thông tin văn bản của {self.round}"
