from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import User
from cchc_portal.lib.files.kinds import FileKind
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet, choices_of
from scoring.core.evidence import ScanState
from scoring.models.evidence import stored_name
from scoring.models.working_session import WorkingSession


class Minutes(LedgerModel):
    """What a session came to when it was closed (biên bản làm việc), as canonical JSON with its hash.

    Opened again and closed again, it gets its next version; the earlier one stays readable.
    """

    session = models.ForeignKey(WorkingSession, models.PROTECT, related_name="minutes")
    version = models.PositiveIntegerField("lần chốt")
    reason = models.TextField("lý do chốt lại", blank=True)
    code = models.CharField("mã xác thực", max_length=32, unique=True)
    content = models.BinaryField("nội dung (JSON chuẩn, nén zlib)")
    content_hash = models.CharField("mã băm nội dung", max_length=64)
    closed_at = models.DateTimeField("chốt lúc")
    closed_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["Minutes"].as_manager()

    class Meta:
        verbose_name = "biên bản làm việc"
        verbose_name_plural = "các biên bản làm việc"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["session", "version"], name="minutes_version_once"),
            models.CheckConstraint(
                condition=Q(version=1, reason="") | Q(version__gt=1) & ~Q(reason=""),
                name="minutes_again_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"Biên bản {self.session} lần {self.version}"


class IssueQuerySet(LedgerQuerySet["MinutesIssue"]):
    def current(self) -> Self:
        """The rows that nothing replaces: one for each minutes that were issued."""
        return self.filter(replaced_by__isnull=True)


class MinutesIssue(LedgerModel):
    """Number and day under which minutes were issued, with their signed scan once there is one.

    A correction is another row that names the one it replaces; a chain never forks.
    """

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="issues")
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="thay cho"
    )
    reason = models.TextField("lý do sửa", blank=True)
    number = models.CharField("số, ký hiệu", max_length=64)
    issued_on = models.DateField("ngày ban hành")
    file = models.FileField("bản ký", upload_to=stored_name, max_length=100, blank=True)
    file_name = models.CharField("tên tệp", max_length=255, blank=True)
    size = models.PositiveIntegerField("dung lượng", default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    scan = models.CharField("quét mã độc", max_length=16, choices=choices_of(ScanState), blank=True)
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = "phát hành biên bản"
        verbose_name_plural = "các lần phát hành biên bản"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["minutes"], condition=Q(replaces__isnull=True), name="one_first_issue"
            ),
            models.CheckConstraint(condition=~Q(number=""), name="issue_has_its_number"),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True, reason="") | Q(replaces__isnull=False) & ~Q(reason=""),
                name="issue_corrected_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(file="", file_name="", size=0, sha256="", scan="")
                | ~Q(file="") & ~Q(file_name="") & Q(size__gt=0) & ~Q(sha256="") & ~Q(scan=""),
                name="issue_file_whole",
            ),
        )

    @property
    def file_type(self) -> FileKind:
        """A signed scan is taken in as a PDF only."""
        return FileKind.PDF

    def __str__(self) -> str:
        return self.number
