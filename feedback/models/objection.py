from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import Unit, User
from accounts.rules import Standing
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet, choices_of
from feedback.core.words import DECIDED, ObjectionState
from feedback.models.reply import Reply
from scoring.models import Evidence, EvidenceVersion, Round
from scoring.models.assessment import EntryFields


class ObjectionQuerySet(models.QuerySet["Objection"]):
    def standing(self) -> Self:
        """Those that their units did not take out again."""
        return self.filter(dropped_at__isnull=True)

    def sent(self) -> Self:
        """Those that have reached Sở Nội vụ: a draft is its unit's alone."""
        return self.standing().exclude(status=ObjectionState.DRAFT)

    def of_round(self, round: Round) -> Self:
        return self.filter(reply__window__publication__round=round)

    def undecided(self) -> Self:
        """Sent, and waiting for somebody: they keep the final publication shut."""
        return self.sent().exclude(status__in=[status.value for status in DECIDED])

    def visible_to(self, user: User, held: Standing) -> Self:
        """A unit's own; those on leaves that the person's unit leads, or routed to the person, once they
        are sent; all that are sent for who sees every figure."""
        own = Q(reply__unit__in=held.unit_ids)
        sent = ~Q(status=ObjectionState.DRAFT)
        if held.sees_every_figure:
            return self.standing().filter(own | sent)
        led = Q(lead_unit__in=held.appraised_ids | held.headed_ids)
        return self.standing().filter(own | sent & (led | Q(member=user.pk)))


class Objection(EntryFields):
    """A unit's request to change one line of its published annex: the points or figures it asks for
    (`EntryFields`, of which `reason` holds its grounds). Edited under a version while it is a draft.

    `asked_points`: what the rule makes of them, where that can be told from the line alone. `lead_unit`:
    who must agree by the leaf; `member`: of the Tổ giúp việc, to whom it was routed instead. A request
    taken out keeps its row.
    """

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="objections")
    status = models.CharField(
        "trạng thái",
        max_length=16,
        choices=choices_of(ObjectionState),
        default=ObjectionState.DRAFT.value,
    )
    asked_points = models.DecimalField("điểm đề nghị", max_digits=9, decimal_places=2, null=True, blank=True)
    lead_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chủ trì"
    )
    member = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="thành viên Tổ giúp việc"
    )
    version = models.PositiveIntegerField("phiên bản", default=1)
    saved_at = models.DateTimeField("lưu lúc")
    saved_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    dropped_at = models.DateTimeField("bỏ lúc", null=True, blank=True)
    due_at = models.DateTimeField("hạn của việc đang chờ", null=True, blank=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = "đề nghị điều chỉnh"
        verbose_name_plural = "các đề nghị điều chỉnh"
        constraints = (
            models.UniqueConstraint(fields=["reply", "criterion_code"], name="one_objection_per_leaf"),
            models.CheckConstraint(
                condition=Q(status__in=[status.value for status in ObjectionState]),
                name="objection_known_status",
            ),
            models.CheckConstraint(
                condition=Q(status=ObjectionState.DRAFT.value) | Q(dropped_at__isnull=True) & ~Q(reason=""),
                name="objection_sent_has_its_grounds",
            ),
        )
        indexes = (models.Index(fields=["lead_unit", "status"], name="objection_of_lead"),)

    @property
    def code(self) -> str:
        """As people name it: YK-2020-0037."""
        return f"YK-{self.reply.window.publication.round.code}-{self.pk:04d}"

    def __str__(self) -> str:
        return f"{self.criterion_code} ({self.reply})"


class ObjectionChange(EntryFields, LedgerModel):
    """A request as it was saved under a version; `dropped` where the unit took it out."""

    objection = models.ForeignKey(Objection, models.PROTECT, related_name="changes")
    version = models.PositiveIntegerField("phiên bản")
    dropped = models.BooleanField("bỏ", default=False)
    saved_at = models.DateTimeField("lưu lúc")
    saved_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["ObjectionChange"].as_manager()

    class Meta:
        verbose_name = "lần lưu đề nghị"
        verbose_name_plural = "các lần lưu đề nghị"
        constraints = (
            models.UniqueConstraint(fields=["objection", "version"], name="objection_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.objection} lần {self.version}"


class ObjectionEvidence(models.Model):
    """A document of the unit's store named for a request, in the version it had then; taken away, the row
    stays."""

    objection = models.ForeignKey(Objection, models.PROTECT, related_name="documents")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="+")
    version = models.ForeignKey(EvidenceVersion, models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField("gắn lúc")
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField("gỡ lúc", null=True, blank=True)
    removed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "tài liệu của đề nghị"
        verbose_name_plural = "tài liệu của các đề nghị"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["objection", "evidence"],
                condition=Q(removed_at__isnull=True),
                name="objection_evidence_once",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="objection_evidence_removed_pair",
            ),
        )

    def __str__(self) -> str:
        return f"{self.objection}: {self.evidence}"
