from django.db import models

from cchc_portal.lib.models import LedgerModel, LedgerQuerySet


class AuditEvent(LedgerModel):
    """Who did what to which record, when. Chained: each row carries the hash of the one before.

    No foreign keys: the trail never stands in the way of the live data, nor depends on it.
    """

    sequence = models.PositiveBigIntegerField("số thứ tự", unique=True)
    at = models.DateTimeField("lúc")
    actor = models.CharField("người thực hiện", max_length=150)
    verb = models.CharField("việc", max_length=64)
    target_type = models.CharField("loại bản ghi", max_length=64)
    target_ref = models.CharField("bản ghi", max_length=255)
    detail = models.JSONField("chi tiết", default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = LedgerQuerySet["AuditEvent"].as_manager()

    class Meta:
        verbose_name = "nhật ký"
        verbose_name_plural = "nhật ký"
        ordering = ("sequence",)
        indexes = (models.Index(fields=["target_type", "target_ref"], name="audit_target"),)

    def __str__(self) -> str:
        return f"{self.sequence}. {self.actor} {self.verb} {self.target_ref}"


class AuditHead(models.Model):
    """The end of the chain: one row, locked by whoever appends, so that no two events share a place."""

    singleton = models.BooleanField(default=True, unique=True, editable=False)
    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(singleton=True), name="audit_head_singleton"),
        )

    def __str__(self) -> str:
        return f"{self.sequence}"
