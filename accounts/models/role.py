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


class Capacity(models.TextChoices):
    """How the head of a unit signs: in person, or for whom."""

    HEAD = "", "Cấp trưởng"
    DEPUTY = "KT.", "Ký thay (KT.)"
    DELEGATE = "TUQ.", "Thừa ủy quyền (TUQ.)"
    ON_ORDER = "TL.", "Thừa lệnh (TL.)"


NEEDS_UNIT = (Role.APPRAISER, Role.UNIT_OFFICER, Role.UNIT_HEAD)


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    def valid_on(self, day: date) -> Self:
        """Grants whose period holds the day, both ends included."""
        return self.reaching(day).filter(valid_from__lte=day)

    def reaching(self, day: date) -> Self:
        """Grants that hold on the day or will hold later."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), revoked_at__isnull=True)

    def meeting(self, start: date, end: date | None) -> Self:
        """Grants that share a day with the period; an open end is endless."""
        met = self.reaching(start)
        return met.filter(valid_from__lte=end) if end else met


class RoleGrant(models.Model):
    """A person holds a role in a unit from one day to another. Never deleted: it ends, or is revoked.

    A revoked grant counts on no day: it was ended before it began, or on its first day.
    `taken_from` is the grant of the person who handed the work over.
    """

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
    capacity = models.CharField(
        "tư cách ký", max_length=8, choices=Capacity.choices, blank=True, default=Capacity.HEAD
    )
    basis = models.CharField("văn bản căn cứ", max_length=500, blank=True)
    granted_at = models.DateTimeField("cấp lúc", null=True, blank=True, editable=False)
    granted_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="người cấp",
    )
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True, editable=False)
    revoked_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="người thu hồi",
    )
    taken_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="passed_on",
        verbose_name="nhận bàn giao từ",
    )

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
                condition=~Q(role__in=NEEDS_UNIT) | Q(unit__isnull=False),
                name="role_grant_unit_where_needed",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "unit", "valid_from"],
                condition=Q(revoked_at__isnull=True),
                name="role_grant_once",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "valid_from"],
                condition=Q(unit__isnull=True, revoked_at__isnull=True),
                name="role_grant_once_without_unit",
            ),
            models.CheckConstraint(
                condition=Q(capacity="") | Q(capacity__in=Capacity.values, role=Role.UNIT_HEAD),
                name="role_grant_capacity_of_a_head",
            ),
            models.CheckConstraint(
                condition=Q(granted_at__isnull=True, granted_by__isnull=True)
                | Q(granted_at__isnull=False, granted_by__isnull=False),
                name="role_grant_granted_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="role_grant_revoked_by_someone",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} - {self.get_role_display()}"
