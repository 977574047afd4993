from django.db import models

from accounts.models.user import User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet


class ImportKind(models.TextChoices):
    UNITS = "units", "Danh sách đơn vị"
    ACCOUNTS = "accounts", "Danh sách tài khoản"
    CATALOGUE = "catalogue", "Bộ tiêu chí"
    ROUND_SETTINGS = "round_settings", "Thông tin đợt"
    SELF_SCORES = "self_scores", "Bảng tự chấm"
    APPRAISAL_SCORES = "appraisal_scores", "Bảng thẩm định"
    SURVEY = "survey", "Phiếu khảo sát"
    PAST_RESULTS = "past_results", "Kết quả năm trước"


class ImportBatch(LedgerModel):
    """One workbook that was written into the portal: what it was, what came of it, who and when."""

    kind = models.CharField("loại", max_length=32, choices=ImportKind.choices)
    file_name = models.CharField("tên tệp", max_length=255)
    sha256 = models.CharField(max_length=64)
    round_code = models.CharField("đợt", max_length=32, blank=True)
    created = models.PositiveIntegerField("tạo mới", default=0)
    updated = models.PositiveIntegerField("cập nhật", default=0)
    unchanged = models.PositiveIntegerField("không đổi", default=0)
    skipped = models.PositiveIntegerField("bỏ qua", default=0)
    invalid = models.PositiveIntegerField("không hợp lệ", default=0)
    findings = models.JSONField("ghi nhận", default=list)
    mapping = models.JSONField("cách đọc", default=dict)
    imported_at = models.DateTimeField("nhập lúc")
    imported_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người nhập")

    objects = LedgerQuerySet["ImportBatch"].as_manager()

    class Meta:
        verbose_name = "lần nhập"
        verbose_name_plural = "các lần nhập"
        ordering = ("-imported_at", "-id")
        indexes = (models.Index(fields=["kind", "sha256", "round_code"], name="import_same_file"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.file_name}"
