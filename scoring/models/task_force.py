from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from accounts.models import User
from cchc_portal.lib.models import choices_of
from scoring.core.task_force import Duty, NamedMember
from scoring.models.round import Round


class TaskForce(models.Model):
    """The Tổ giúp việc of a round, by the decision that set it up.

    `superior` stands above its name on papers; `symbol` ends the number of its minutes (“BB-TGV”).
    """

    round = models.OneToOneField(Round, models.PROTECT, related_name="task_force")
    name = models.CharField("tên tổ", max_length=255, default="Tổ giúp việc")
    superior = models.CharField("cơ quan chủ quản", max_length=255, blank=True)
    symbol = models.CharField("ký hiệu biên bản", max_length=32, default="BB-TGV")
    decision = models.CharField("số quyết định", max_length=64)
    decided_on = models.DateField("ngày quyết định")
    issuer = models.CharField("cơ quan ban hành", max_length=255)
    set_at = models.DateTimeField("đặt lúc")
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "Tổ giúp việc"
        verbose_name_plural = "Tổ giúp việc của các đợt"
        constraints = (
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(symbol="") & ~Q(decision="") & ~Q(issuer=""),
                name="task_force_has_its_decision",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.decision})"


class MemberQuerySet(models.QuerySet["TaskForceMember"]):
    def valid_on(self, day: date) -> Self:
        """Members of the day, both ends included; an open end is endless."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


class TaskForceMember(models.Model):
    """A person in the Tổ giúp việc from one day to another; with an account where there is one.

    Never deleted: a member leaves on a day, and minutes that name the member stay true.
    """

    task_force = models.ForeignKey(TaskForce, models.PROTECT, related_name="members")
    user = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="memberships", verbose_name="tài khoản"
    )
    name = models.CharField("họ và tên", max_length=150)
    position = models.CharField("chức vụ", max_length=150, blank=True)
    agency = models.CharField("cơ quan", max_length=255, blank=True)
    duty = models.CharField("nhiệm vụ", max_length=16, choices=choices_of(Duty))
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày", null=True, blank=True)
    added_at = models.DateTimeField("thêm lúc")
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = "thành viên Tổ giúp việc"
        verbose_name_plural = "các thành viên Tổ giúp việc"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="member_has_a_name"),
            models.CheckConstraint(
                condition=Q(duty__in=[duty.value for duty in Duty]), name="member_known_duty"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="member_period_in_order",
            ),
            models.UniqueConstraint(fields=["task_force", "user", "valid_from"], name="member_account_once"),
        )

    @property
    def named(self) -> NamedMember:
        """As papers name the member."""
        return NamedMember(self.name, self.position, self.agency, Duty(self.duty), self.pk)

    def __str__(self) -> str:
        return self.name
