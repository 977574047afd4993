from django.db import models
from django.db.models import Q

from accounts.models import Unit, User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet, choices_of
from feedback.core.words import ReplyKind, ReplyState
from feedback.models.paper import Paper
from feedback.models.window import FeedbackWindow


class Reply(models.Model):
    """A unit's one answer in a window: agreed to as a whole, or with requests on some lines.

    Edited while it is a draft; what was sent is frozen in a `ReplySending`.
    """

    window = models.ForeignKey(FeedbackWindow, models.PROTECT, related_name="replies")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="replies")
    state = models.CharField(
        "trạng thái", max_length=16, choices=choices_of(ReplyState), default=ReplyState.DRAFT.value
    )
    kind = models.CharField("ý kiến", max_length=16, choices=choices_of(ReplyKind), blank=True)
    paper = models.ForeignKey(
        Paper, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="văn bản phối hợp"
    )
    begun_at = models.DateTimeField("bắt đầu lúc")
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "ý kiến của đơn vị"
        verbose_name_plural = "ý kiến của các đơn vị"
        constraints = (
            models.UniqueConstraint(fields=["window", "unit"], name="one_reply_per_unit"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in ReplyState]), name="reply_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state=ReplyState.DRAFT.value) | ~Q(kind=""), name="reply_sent_has_its_kind"
            ),
        )

    def __str__(self) -> str:
        return f"Ý kiến của {self.unit}"


class ReplySending(LedgerModel):
    """What a head of unit sent: the whole answer as canonical JSON, its hash, its receipt."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="sendings")
    number = models.PositiveIntegerField("lần gửi")
    code = models.CharField("mã biên nhận", max_length=40, unique=True)
    kind = models.CharField("ý kiến", max_length=16, choices=choices_of(ReplyKind))
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="+")
    content = models.BinaryField("nội dung (JSON chuẩn, nén zlib)")
    content_hash = models.CharField("mã băm nội dung", max_length=64)
    declaration = models.TextField("cam kết")
    capacity = models.CharField("thẩm quyền ký", max_length=16, blank=True)
    extended = models.BooleanField("trong thời gian gia hạn", default=False)
    sent_at = models.DateTimeField("gửi lúc")
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["ReplySending"].as_manager()

    class Meta:
        verbose_name = "lần gửi ý kiến"
        verbose_name_plural = "các lần gửi ý kiến"
        constraints = (
            models.UniqueConstraint(fields=["reply", "number"], name="reply_sending_number_once"),
            models.CheckConstraint(condition=~Q(declaration=""), name="reply_sending_has_its_declaration"),
            models.CheckConstraint(
                condition=Q(kind=ReplyKind.AGREE.value) | Q(paper__isnull=False),
                name="reply_of_requests_has_its_paper",
            ),
        )

    def __str__(self) -> str:
        return self.code


class ReplyStep(LedgerModel):
    """One move of a reply: who, when, from where to where, and why."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="steps")
    from_state = models.CharField("từ", max_length=16, choices=choices_of(ReplyState))
    to_state = models.CharField("đến", max_length=16, choices=choices_of(ReplyState))
    reason = models.TextField("lý do", blank=True)
    taken_at = models.DateTimeField("lúc")
    taken_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = LedgerQuerySet["ReplyStep"].as_manager()

    class Meta:
        verbose_name = "bước của ý kiến"
        verbose_name_plural = "các bước của ý kiến"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.reply}: {self.from_state} → {self.to_state}"
