from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from accounts.models.unit import Unit
from accounts.models.user import User


class Role(models.TextChoices):
    """What a person does in the season; a role holds in a unit and a period."""

    ROUND_ADMIN = "quan-tri-dot", "Quản trị đợt"
    APPRAISER = "tham-dinh-vien", "Thẩm định viên"
    TASK_FORCE = "to-giup-viec", "Thành viên Tổ giúp việc"
    UNIT_OFFICER = "can-bo", "Cán bộ đơn vị"
    UNIT_HEAD = "thu-truong", "Thủ trưởng đơn vị"
    CLERK = "van-thu", "Văn thư"
    DEPARTMENT_LEADER = "lanh-dao-so", "Lãnh đạo Sở Nội vụ"
    PROVINCE_LEADER = "lanh-dao-tinh", "Lãnh đạo UBND tỉnh"
    TECHNICIAN = "ky-thuat", "Kỹ thuật"


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    def valid_on(self, day: date) -> Self:
        """Grants whose period holds the day, both ends included."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


class RoleGrant(models.Model):
    """A person holds a role in a unit from one day to another."""

    user = models.ForeignKey(User, models.PROTECT, related_name="grants", verbose_name="người dùng")
    role = models.CharField("vai trò", max_length=32, choices=Role.choices)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="grants",
        verbose_name="đơn vị",
    )
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày", null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = "phân quyền"
        verbose_name_plural = "phân quyền"
        ordering = ("user", "role")
        constraints = (
            models.CheckConstraint(condition=Q(role__in=Role.values), name="role_grant_known_role"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="role_grant_period_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=[Role.APPRAISER, Role.UNIT_OFFICER, Role.UNIT_HEAD])
                | Q(unit__isnull=False),
                name="role_grant_unit_where_needed",
            ),
            models.UniqueConstraint(fields=["user", "role", "unit", "valid_from"], name="role_grant_once"),
            models.UniqueConstraint(
                fields=["user", "role", "valid_from"],
                condition=Q(unit__isnull=True),
                name="role_grant_once_without_unit",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} - {self.get_role_display()}"
