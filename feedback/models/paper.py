from django.db import models
from django.db.models import Q

from accounts.models import Unit, User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet, choices_of
from feedback.core.words import PaperForm
from scoring.core.evidence import FileType, ScanState


class Paper(LedgerModel):
    """An official paper of feedback with its signed file: a unit's answer, or an agreement of a lead unit.

    A corrected paper is another row; what refers to the first keeps it. `unit`: whose paper it is, none
    for one of the Tổ giúp việc.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    form = models.CharField("hình thức", max_length=16, choices=choices_of(PaperForm))
    number = models.CharField("số, ký hiệu", max_length=100)
    issued_on = models.DateField("ngày")
    file = models.FileField("tệp", max_length=100, blank=True)
    file_name = models.CharField("tên tệp", max_length=255, blank=True)
    file_type = models.CharField("loại tệp", max_length=8, choices=choices_of(FileType), blank=True)
    size = models.PositiveIntegerField("dung lượng", default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    scan = models.CharField("quét mã độc", max_length=16, choices=choices_of(ScanState), blank=True)
    added_at = models.DateTimeField("nhận lúc")
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["Paper"].as_manager()

    class Meta:
        verbose_name = "văn bản phối hợp, thống nhất"
        verbose_name_plural = "các văn bản phối hợp, thống nhất"
        constraints = (
            models.CheckConstraint(condition=~Q(number=""), name="paper_has_its_number"),
            models.CheckConstraint(
                condition=Q(file="", sha256="") | ~Q(file="") & ~Q(sha256="") & ~Q(file_name=""),
                name="paper_file_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_form_display()} số {self.number} ngày {self.issued_on:%d/%m/%Y}"
