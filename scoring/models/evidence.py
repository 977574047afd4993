import uuid

from django.db import models
from django.db.models import Q

from accounts.models import Unit, User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet, choices_of
from scoring.core.evidence import FileType, ScanState
from scoring.models.assessment import Assessment


def stored_name(_version: models.Model, _name: str) -> str:
    """A random name without an extension: what people call the file is a column, never part of a path."""
    return f"evidence/{uuid.uuid4().hex}"


class Evidence(models.Model):
    """A document in a unit's store: a file with its versions, or without any a reference to one."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="evidence")
    title = models.CharField("tên tài liệu", max_length=500)
    number = models.CharField("số, ký hiệu", max_length=100, blank=True)
    issued_on = models.DateField("ngày văn bản", null=True, blank=True)
    added_at = models.DateTimeField("thêm lúc")
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "tài liệu kiểm chứng"
        verbose_name_plural = "kho tài liệu kiểm chứng"
        ordering = ("-added_at", "-id")
        constraints = (models.CheckConstraint(condition=~Q(title=""), name="evidence_has_its_title"),)

    def __str__(self) -> str:
        return self.title


class EvidenceVersion(LedgerModel):
    """A file of a document as it was handed in; a replacement is the next version, the earlier one stays."""

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("lần")
    file = models.FileField("tệp", upload_to=stored_name, max_length=100)
    file_name = models.CharField("tên tệp", max_length=255)
    file_type = models.CharField("loại tệp", max_length=8, choices=choices_of(FileType))
    size = models.PositiveIntegerField("dung lượng")
    sha256 = models.CharField(max_length=64, db_index=True)
    scan = models.CharField("quét mã độc", max_length=16, choices=choices_of(ScanState))
    added_at = models.DateTimeField("tải lên lúc")
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["EvidenceVersion"].as_manager()

    class Meta:
        verbose_name = "tệp của tài liệu"
        verbose_name_plural = "các tệp của tài liệu"
        constraints = (
            models.UniqueConstraint(fields=["evidence", "number"], name="evidence_version_once"),
            models.CheckConstraint(
                condition=Q(file_type__in=[t.value for t in FileType]), name="evidence_known_type"
            ),
        )

    def __str__(self) -> str:
        return f"{self.file_name} lần {self.number}"


class EvidenceUse(models.Model):
    """A document named for one leaf of one assessment; `place` is the page or item in it.

    Taking it away keeps the row, so that a line's history shows what once stood there.
    """

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="evidence_uses")
    criterion_code = models.CharField("mã tiêu chí", max_length=32)
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="uses")
    place = models.CharField("trang, mục", max_length=100, blank=True)
    added_at = models.DateTimeField("gắn lúc")
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField("gỡ lúc", null=True, blank=True)
    removed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "tài liệu của tiêu chí"
        verbose_name_plural = "tài liệu của các tiêu chí"
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "criterion_code", "evidence"],
                condition=Q(removed_at__isnull=True),
                name="evidence_used_once",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="evidence_use_removed_pair",
            ),
        )

    def __str__(self) -> str:
        return f"{self.criterion_code}: {self.evidence}"
