import uuid

from django.db import models
from django.db.models import Q

from accounts.models.imports import ImportBatch, ImportKind
from accounts.models.job import Job
from accounts.models.user import User


class UploadState(models.TextChoices):
    CHECKING = "checking", "Đang kiểm tra"
    CHECKED = "checked", "Chờ ghi"
    WRITTEN = "written", "Đã ghi"
    DROPPED = "dropped", "Đã hủy"


def stored_name(_upload: models.Model, _name: str) -> str:
    """A random name: what people call the file is a column, never part of a path."""
    return f"uploads/{uuid.uuid4().hex}.xlsx"


class Upload(models.Model):
    """A workbook handed in through the browser: kept, checked, and written when somebody says so.

    `options` are the choices about how it is read (direction, aliases, convert_legacy); each change
    is a new `revision`, which is checked anew. `report` is what the last check found, `job` the
    check or the writing that is under way or was last.
    """

    kind = models.CharField("loại", max_length=32, choices=ImportKind.choices)
    round_code = models.CharField("đợt", max_length=32, blank=True)
    file = models.FileField("tệp", upload_to=stored_name, max_length=100)
    file_name = models.CharField("tên tệp", max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField("dung lượng")
    options = models.JSONField("cách đọc", default=dict)
    revision = models.PositiveIntegerField("lần đọc", default=1)
    state = models.CharField(
        "trạng thái", max_length=16, choices=UploadState.choices, default=UploadState.CHECKING
    )
    report = models.JSONField("kết quả kiểm tra", default=dict)
    checked_at = models.DateTimeField("kiểm tra lúc", null=True, blank=True)
    job = models.ForeignKey(
        Job, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="việc nền"
    )
    batch = models.ForeignKey(
        ImportBatch, models.PROTECT, null=True, blank=True, related_name="uploads", verbose_name="lần nhập"
    )
    uploaded_at = models.DateTimeField("tải lên lúc")
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người tải lên")

    class Meta:
        verbose_name = "tệp tải lên"
        verbose_name_plural = "tệp tải lên"
        ordering = ("-uploaded_at", "-id")
        indexes = (models.Index(fields=["kind", "state"], name="upload_waiting"),)
        constraints = (
            models.CheckConstraint(condition=Q(state__in=UploadState.values), name="upload_known_state"),
            models.CheckConstraint(
                condition=Q(state="written", batch__isnull=False)
                | ~Q(state="written") & Q(batch__isnull=True),
                name="upload_batch_where_written",
            ),
            models.CheckConstraint(
                condition=~Q(state="checked") | Q(checked_at__isnull=False), name="upload_checked_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return self.file_name


class UploadFinding(models.Model):
    """One finding of the last check, as a row: pages filter, count and leaf through them in SQL.

    `context` is how the row begins, so that people recognise it without opening the workbook;
    `remedy` the choice that would help (`Remedy`).
    """

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="findings")
    position = models.PositiveIntegerField("thứ tự")
    severity = models.CharField("mức", max_length=16)
    sheet = models.CharField("trang tính", max_length=64, blank=True)
    row = models.PositiveIntegerField("dòng", null=True)
    column = models.CharField("cột", max_length=255, blank=True)
    message = models.TextField("vấn đề")
    found = models.TextField("ô đang ghi", blank=True)
    expected = models.TextField("cần", blank=True)
    context = models.CharField("dòng ấy", max_length=200, blank=True)
    remedy = models.CharField("cách xử lý", max_length=32, blank=True)

    class Meta:
        verbose_name = "ghi nhận của lần kiểm tra"
        verbose_name_plural = "ghi nhận của lần kiểm tra"
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=["upload", "position"], name="upload_finding_once"),)
        indexes = (models.Index(fields=["upload", "severity"], name="upload_finding_severity"),)

    def __str__(self) -> str:
        return self.message
