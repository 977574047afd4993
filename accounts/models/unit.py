from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from cchc_portal.lib.dates import vn_day
from cchc_portal.lib.text import sort_key


class UnitGroup(models.Model):
    """A group of units scored under one annex and ranked among themselves."""

    code = models.CharField("mã nhóm", max_length=32, unique=True)
    name = models.CharField("tên nhóm", max_length=255)
    order = models.PositiveIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "nhóm đơn vị"
        verbose_name_plural = "nhóm đơn vị"
        ordering = ("order", "code")

    def __str__(self) -> str:
        return self.name


class UnitQuerySet(models.QuerySet["Unit"]):
    def valid_on(self, day: date) -> Self:
        """Units whose period of validity holds the day, both ends included; an open end is endless."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )

    def in_order(self) -> Self:
        """By group, then by name in Vietnamese order."""
        return self.order_by("group__order", "group__code", "sort_key", "code")


class Unit(models.Model):
    """An agency that is scored. After a merger or a new name the successor is another row."""

    code = models.CharField("mã đơn vị", max_length=32, unique=True)
    name = models.CharField("tên đơn vị", max_length=255)
    short_name = models.CharField("tên viết tắt", max_length=100, blank=True)
    group = models.ForeignKey(UnitGroup, models.PROTECT, related_name="units", verbose_name="nhóm")
    ranked = models.BooleanField("xếp hạng", default=True)
    valid_from = models.DateField("hiệu lực từ", null=True, blank=True)
    valid_to = models.DateField("hiệu lực đến", null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name="đơn vị kế thừa",
    )
    sort_key = models.CharField(max_length=600, editable=False, default="", db_index=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        ordering = ("sort_key",)
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="unit_period_in_order",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")),
                name="unit_not_its_own_successor",
            ),
        )

    def save(self, *args: object, **kwargs: object) -> None:
        # A stored form of the name, not business: databases without a Vietnamese collation sort by it.
        self.sort_key = sort_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name

    @property
    def dated_name(self) -> str:
        """The name to choose it by, with the last day of a unit that has one."""
        return f"{self.name} (đến {vn_day(self.valid_to)})" if self.valid_to else self.name

    def __str__(self) -> str:
        return self.name
