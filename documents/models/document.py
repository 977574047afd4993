from django.db import models
from django.db.models import Q

from accounts.models import Unit, User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet
from scoring.models import Publication


class DocumentKind(models.TextChoices):
    LETTER = "cong-van", "Công văn"
    REPORT = "to-trinh", "Tờ trình"
    DECISION = "quyet-dinh", "Dự thảo quyết định"
    UNIT_ANNEX = "phu-luc", "Phụ lục đơn vị"
    ANSWER = "tra-loi", "Văn bản trả lời"


# Of a final publication beside its letter: what goes up to the committee, not to units.
UPWARDS = (DocumentKind.REPORT, DocumentKind.DECISION)


class Document(LedgerModel):
    """A rendered document of a publication: the file, its hash, and a code to verify it by.

    `basis`: the hash of what it rests on beside the publication, where that may be replaced: an answer is
    rendered anew after another decision, and the last one counts.
    """

    kind = models.CharField("loại", max_length=32, choices=DocumentKind.choices)
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="documents")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    basis = models.CharField("căn cứ (mã băm)", max_length=64, blank=True)
    file = models.FileField("tệp", max_length=255)
    file_name = models.CharField("tên tệp", max_length=255)
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField("số trang")
    verification_code = models.CharField("mã xác thực", max_length=32, unique=True)
    rendered_at = models.DateTimeField("kết xuất lúc")
    rendered_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["Document"].as_manager()

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        ordering = ("publication", "kind", "unit")
        constraints = (
            models.UniqueConstraint(
                fields=["publication", "kind", "unit", "basis"],
                condition=Q(unit__isnull=False),
                name="one_unit_document",
            ),
            models.UniqueConstraint(
                fields=["publication", "kind"],
                condition=Q(unit__isnull=True),
                name="one_common_document",
            ),
        )

    def __str__(self) -> str:
        return self.file_name
