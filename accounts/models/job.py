from typing import Self

from django.db import models
from django.db.models import F, Q

from accounts.core.jobs import CLOSED, OPEN, JobState
from accounts.models.user import User
from cchc_portal.lib.models import choices_of

_STATES = [state.value for state in JobState]
_OPEN = [state.value for state in OPEN]
_CLOSED = [state.value for state in CLOSED]
_RUNNING, _DONE, _FAILED = JobState.RUNNING.value, JobState.DONE.value, JobState.FAILED.value
_HELD = Q(lease_until__isnull=False, heartbeat_at__isnull=False) & ~Q(holder="")
_NOT_HELD = Q(lease_until__isnull=True, heartbeat_at__isnull=True, holder="")


class JobQuerySet(models.QuerySet["Job"]):
    def open(self) -> Self:
        """Jobs that are not over."""
        return self.filter(state__in=OPEN)

    def asked_by(self, user: User) -> Self:
        return self.filter(requested_by=user)


class Job(models.Model):
    """A long piece of work: asked for once, done by one worker at a time, watched until it is over.

    `kind` says what is done, `key` to what: of one kind and key one job is open at a time. `payload`
    and `result` hold ids and codes, never contents. The worker that has the job is its `holder`
    until the lease ends; heartbeats renew it. A batch is spread over parts, jobs of their own.
    """

    kind = models.CharField("loại việc", max_length=32)
    key = models.CharField("khóa", max_length=160)
    title = models.CharField("việc", max_length=255)
    state = models.CharField(
        "trạng thái", max_length=16, choices=choices_of(JobState), default=JobState.QUEUED.value
    )
    payload = models.JSONField("tham số", default=dict)
    result = models.JSONField("kết quả", default=dict)
    error = models.TextField("lỗi", blank=True)
    done_url = models.CharField("trang xem kết quả", max_length=255, blank=True)
    batch = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="thuộc việc"
    )
    progress_done = models.PositiveIntegerField("đã làm", default=0)
    progress_total = models.PositiveIntegerField("tổng số", default=0)  # 0: not known
    progress_note = models.CharField("đang làm", max_length=255, blank=True)
    attempts = models.PositiveSmallIntegerField("số lần thử", default=0)
    holder = models.CharField("tiến trình giữ việc", max_length=32, blank=True)
    lease_until = models.DateTimeField("giữ đến", null=True, blank=True)
    heartbeat_at = models.DateTimeField("nhịp gần nhất", null=True, blank=True)
    announced_at = models.DateTimeField("gọi lần cuối lúc")
    requested_at = models.DateTimeField("yêu cầu lúc")
    requested_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người yêu cầu")
    finished_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "việc nền"
        verbose_name_plural = "việc nền"
        ordering = ("-requested_at", "-id")
        indexes = (
            models.Index(fields=["state", "lease_until"], name="job_lease"),
            models.Index(fields=["batch", "state"], name="job_parts"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "key"], condition=Q(state__in=_OPEN), name="one_open_job"
            ),
            models.CheckConstraint(condition=Q(state__in=_STATES), name="job_known_state"),
            models.CheckConstraint(
                condition=Q(state=_RUNNING) & _HELD | ~Q(state=_RUNNING) & _NOT_HELD,
                name="job_held_while_running",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_CLOSED, finished_at__isnull=False)
                | ~Q(state__in=_CLOSED) & Q(finished_at__isnull=True),
                name="job_finished_when_closed",
            ),
            models.CheckConstraint(
                condition=~Q(state=_FAILED, error="") & ~(Q(state=_DONE) & ~Q(error="")),
                name="job_error_where_failed",
            ),
            models.CheckConstraint(
                condition=Q(progress_total=0) | Q(progress_done__lte=F("progress_total")),
                name="job_progress_within_total",
            ),
            models.CheckConstraint(
                condition=Q(batch__isnull=True) | ~Q(batch=F("id")), name="job_not_its_own_batch"
            ),
        )

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def has_failed(self) -> bool:
        return self.state == JobState.FAILED

    def __str__(self) -> str:
        return self.title


class WorkerPulse(models.Model):
    """The last time that timetable, queue and a worker were seen to work together: one row."""

    singleton = models.BooleanField(default=True, unique=True, editable=False)
    beaten_at = models.DateTimeField("lúc")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(singleton=True), name="worker_pulse_singleton"),
        )

    def __str__(self) -> str:
        return f"{self.beaten_at:%d/%m/%Y %H:%M:%S}"
