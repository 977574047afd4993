from django.db import models
from django.db.models import Q

from accounts.models import User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet
from results.core.gate import ACKNOWLEDGEABLE
from results.models.proposal import PublicationProposal

_KINDS = sorted((kind.value, kind.label) for kind in ACKNOWLEDGEABLE)


class Acknowledgement(LedgerModel):
    """A list of the gate that somebody has seen and publishes with; word for word, so that another list
    is not taken for it."""

    proposal = models.ForeignKey(PublicationProposal, models.PROTECT, related_name="acknowledgements")
    kind = models.CharField("loại", max_length=16, choices=_KINDS)
    sentences = models.JSONField("danh sách")
    digest = models.CharField("mã băm danh sách", max_length=64)
    acknowledged_at = models.DateTimeField("xác nhận lúc")
    acknowledged_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["Acknowledgement"].as_manager()

    class Meta:
        verbose_name = "xác nhận trước công bố"
        verbose_name_plural = "các xác nhận trước công bố"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["proposal", "kind"], name="acknowledgement_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind for kind, _ in _KINDS]),
                name="acknowledgement_of_what_may_be",
            ),
        )

    @property
    def token(self) -> str:
        """The list, as the gate compares it."""
        return f"{self.kind}:{self.digest}"

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.proposal}"
