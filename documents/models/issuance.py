from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet, choices_of
from documents.models.document import Document
from scoring.core.evidence import FileType, ScanState
from scoring.models import Publication


class IssuanceKind(models.TextChoices):
    """What went out under a number and a day."""

    LETTER = "cong-van", "Công văn"
    REPORT = "to-trinh", "Tờ trình"
    DECISION = "quyet-dinh", "Quyết định"
    MINUTES = "bien-ban", "Biên bản"
    ANSWER = "tra-loi", "Văn bản trả lời"


class IssuanceQuerySet(LedgerQuerySet["Issuance"]):
    def current(self) -> Self:
        """The rows that nothing replaces: one per publication and kind, one per document."""
        return self.filter(replaced_by__isnull=True)


class Issuance(LedgerModel):
    """Number and day under which a paper went out, with its signed scan where there is one.

    Of a publication as a whole (its letter, the decision on it), or of one rendered document. Never
    edited: a correction is a new row that names the one it replaces.
    """

    kind = models.CharField("loại", max_length=16, choices=IssuanceKind.choices)
    publication = models.ForeignKey(
        Publication, models.PROTECT, null=True, blank=True, related_name="issuances"
    )
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="issuances")
    number = models.CharField("số, ký hiệu", max_length=100)
    issued_on = models.DateField("ngày ban hành")
    file = models.FileField("bản ký", max_length=100, blank=True)
    file_name = models.CharField("tên tệp", max_length=255, blank=True)
    file_type = models.CharField("loại tệp", max_length=8, choices=choices_of(FileType), blank=True)
    size = models.PositiveIntegerField("dung lượng", default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    scan = models.CharField("quét mã độc", max_length=16, choices=choices_of(ScanState), blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="thay cho"
    )
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = IssuanceQuerySet.as_manager()

    class Meta:
        verbose_name = "số, ngày ban hành"
        verbose_name_plural = "số, ngày ban hành"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(publication__isnull=True, document__isnull=False)
                | Q(publication__isnull=False, document__isnull=True),
                name="issuance_of_one_thing",
            ),
            models.CheckConstraint(condition=~Q(number=""), name="issuance_has_its_number"),
            models.CheckConstraint(condition=Q(kind__in=IssuanceKind.values), name="issuance_known_kind"),
            models.CheckConstraint(
                condition=Q(file="", sha256="") | ~Q(file="") & ~Q(sha256="") & ~Q(file_name=""),
                name="issuance_file_whole",
            ),
            models.UniqueConstraint(
                fields=["publication", "kind"],
                condition=Q(replaces__isnull=True, publication__isnull=False),
                name="one_first_issuance_of_publication",
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(replaces__isnull=True, document__isnull=False),
                name="one_first_issuance_of_document",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} số {self.number} ngày {self.issued_on:%d/%m/%Y}"
