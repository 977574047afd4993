from django.db import models
from django.db.models import Q

from accounts.models import User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet
from scoring.core.types import RunKind
from scoring.models.round import Round
from scoring.models.run import ScoreRun

PUBLISHED_KINDS = (
    (RunKind.PROVISIONAL.value, RunKind.PROVISIONAL.label),
    (RunKind.FINAL.value, RunKind.FINAL.label),
)


class PublicationQuerySet(LedgerQuerySet["Publication"]):
    def last_of(self, round: Round, kind: str | None = None) -> "Publication | None":
        """The last publication of the round, of the kind where one is named."""
        chosen = self.filter(round=round, **({"kind": kind} if kind else {}))
        return chosen.select_related("run", "self_run", "round").order_by("-number").first()


class Publication(LedgerModel):
    """A run made public, frozen with all that its letters need besides figures.

    `note` tells the public why a correction `replaces` what was published before.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField("lần công bố")
    kind = models.CharField("loại", max_length=16, choices=PUBLISHED_KINDS)
    run = models.ForeignKey(ScoreRun, models.PROTECT, related_name="publications")
    self_run = models.ForeignKey(ScoreRun, models.PROTECT, related_name="+")
    letter = models.JSONField("thông tin văn bản", default=dict)
    respond_before = models.DateField("trả lời trước ngày", null=True, blank=True)
    public_annexes = models.BooleanField("công khai phụ lục")
    is_sample = models.BooleanField("số liệu minh họa")
    acknowledged_incomplete = models.BooleanField("chấp nhận còn đơn vị thiếu dữ liệu", default=False)
    note = models.TextField("ghi chú công khai", blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    published_at = models.DateTimeField("công bố lúc")
    published_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = "lần công bố"
        verbose_name_plural = "các lần công bố"
        constraints = (
            models.UniqueConstraint(fields=["round", "number"], name="publication_number_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind for kind, _ in PUBLISHED_KINDS]),
                name="publication_known_kind",
            ),
        )

    @property
    def code(self) -> str:
        """A readable name: round, kind and number, e.g. "2020-provisional-1"."""
        return f"{self.round.code}-{self.kind}-{self.number}"

    def __str__(self) -> str:
        return self.code
