from django.db import models
from django.db.models import F, Q

from accounts.models import Unit, User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet, choices_of
from scoring.core.sessions import SessionState
from scoring.models.round import Round
from scoring.models.task_force import TaskForceMember


class WorkingSession(models.Model):
    """The Tổ giúp việc meets a unit (buổi làm việc): when and where, and what is said in general.

    `starts_at` and `ends_at` are planned, `began_at` and `finished_at` what really was. `version` counts
    savings of what is said. People of the unit, and others, are written one on a line.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="sessions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sessions")
    starts_at = models.DateTimeField("từ")
    ends_at = models.DateTimeField("đến")
    place = models.CharField("địa điểm", max_length=255)
    state = models.CharField(
        "trạng thái", max_length=16, choices=choices_of(SessionState), default=SessionState.PLANNED.value
    )
    cancelled_because = models.TextField("lý do hủy", blank=True)
    invitation = models.CharField("số giấy mời", max_length=64, blank=True)
    invitation_on = models.DateField("ngày giấy mời", null=True, blank=True)
    began_at = models.DateTimeField("bắt đầu lúc", null=True, blank=True)
    finished_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    unit_people = models.TextField("phía đơn vị", blank=True)
    other_people = models.TextField("người khác cùng dự", blank=True)
    unit_signer = models.CharField("đại diện đơn vị ký", max_length=150, blank=True)
    opinions = models.TextField("ý kiến trao đổi", blank=True)
    conclusion = models.TextField("kết luận", blank=True)
    version = models.PositiveIntegerField("phiên bản", default=0)
    saved_at = models.DateTimeField("lưu lúc", null=True, blank=True)
    saved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    planned_at = models.DateTimeField("lên lịch lúc")
    planned_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "buổi làm việc"
        verbose_name_plural = "các buổi làm việc"
        ordering = ("starts_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["round", "unit"],
                condition=~Q(state=SessionState.CANCELLED.value),
                name="one_session_per_unit",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in SessionState]), name="session_known_state"
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_start"),
            models.CheckConstraint(condition=~Q(place=""), name="session_has_its_place"),
            models.CheckConstraint(
                condition=Q(state=SessionState.CANCELLED.value) & ~Q(cancelled_because="")
                | ~Q(state=SessionState.CANCELLED.value) & Q(cancelled_because=""),
                name="session_cancelled_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[SessionState.PLANNED.value, SessionState.CANCELLED.value])
                | Q(began_at__isnull=False),
                name="session_held_has_begun",
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(finished_at__gt=F("began_at")),
                name="session_finished_after_begin",
            ),
            models.CheckConstraint(
                condition=Q(invitation="", invitation_on__isnull=True)
                | ~Q(invitation="") & Q(invitation_on__isnull=False),
                name="session_invitation_pair",
            ),
            models.CheckConstraint(
                condition=Q(saved_at__isnull=True, saved_by__isnull=True)
                | Q(saved_at__isnull=False, saved_by__isnull=False),
                name="session_saved_by_someone",
            ),
        )
        indexes = (models.Index(fields=["round", "starts_at"], name="session_of_round"),)

    @property
    def reference(self) -> str:
        """How the audit trail names it."""
        return f"{self.round.code}/{self.unit.code}/{self.pk}"

    def __str__(self) -> str:
        return f"Buổi làm việc với {self.unit}"


class SessionMember(models.Model):
    """A member named for a session, and whether the member was there."""

    session = models.ForeignKey(WorkingSession, models.CASCADE, related_name="participants")
    member = models.ForeignKey(TaskForceMember, models.PROTECT, related_name="participations")
    present = models.BooleanField("có mặt", default=True)

    class Meta:
        verbose_name = "thành viên dự buổi làm việc"
        verbose_name_plural = "các thành viên dự buổi làm việc"
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["session", "member"], name="session_member_once"),)

    def __str__(self) -> str:
        return f"{self.member} ({self.session})"


class SessionStep(LedgerModel):
    """One move of a session: who, when, from where to where, and why."""

    session = models.ForeignKey(WorkingSession, models.PROTECT, related_name="steps")
    from_state = models.CharField("từ", max_length=16, choices=choices_of(SessionState))
    to_state = models.CharField("đến", max_length=16, choices=choices_of(SessionState))
    reason = models.TextField("lý do", blank=True)
    taken_at = models.DateTimeField("lúc")
    taken_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["SessionStep"].as_manager()

    class Meta:
        verbose_name = "bước của buổi làm việc"
        verbose_name_plural = "các bước của buổi làm việc"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.session}: {self.from_state} → {self.to_state}"


class Invitation(LedgerModel):
    """A unit told of its session as it was planned then; `addressed` is how many people it was mailed to."""

    session = models.ForeignKey(WorkingSession, models.PROTECT, related_name="invitations")
    starts_at = models.DateTimeField("từ")
    ends_at = models.DateTimeField("đến")
    place = models.CharField("địa điểm", max_length=255)
    addressed = models.PositiveIntegerField("số thư", default=0)
    invited_at = models.DateTimeField("mời lúc")
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["Invitation"].as_manager()

    class Meta:
        verbose_name = "lần mời"
        verbose_name_plural = "các lần mời"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"Mời {self.session}"
