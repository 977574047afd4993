from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import User
from cchc_portal.lib.models import LedgerModel, LedgerQuerySet, choices_of
from feedback.core.words import CHANGING, Outcome
from feedback.models.concurrence import Concurrence
from feedback.models.objection import Objection
from scoring.models import Award

_CHANGING = sorted(outcome.value for outcome in CHANGING)


class DecisionQuerySet(LedgerQuerySet["Decision"]):
    def current(self) -> Self:
        """The rows that nothing replaces: one per objection."""
        return self.filter(replaced_by__isnull=True)


class Decision(LedgerModel):
    """An answer of Sở Nội vụ to a request: its outcome and reason, on which agreement it rests, and the
    award that it made. Never edited: another decision names the one it replaces.

    `award`: of a change, what counts from now on; of another outcome, what it put back. `until`: by when
    more is asked for.
    """

    objection = models.ForeignKey(Objection, models.PROTECT, related_name="decisions")
    outcome = models.CharField("kết quả", max_length=16, choices=choices_of(Outcome))
    reason = models.TextField("lý do, căn cứ")
    until = models.DateField("bổ sung đến hết ngày", null=True, blank=True)
    concurrence = models.ForeignKey(
        Concurrence, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    award = models.ForeignKey(Award, models.PROTECT, null=True, blank=True, related_name="+")
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="thay cho"
    )
    decided_at = models.DateTimeField("lúc")
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "quyết định về đề nghị"
        verbose_name_plural = "các quyết định về đề nghị"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["objection"], condition=Q(replaces__isnull=True), name="one_first_decision"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="decision_has_its_reason"),
            models.CheckConstraint(
                condition=Q(outcome__in=[outcome.value for outcome in Outcome]), name="decision_known_outcome"
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=_CHANGING) | Q(concurrence__isnull=False, award__isnull=False),
                name="decision_changes_on_agreement_only",
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.ASK.value, until__isnull=False)
                | ~Q(outcome=Outcome.ASK.value) & Q(until__isnull=True),
                name="decision_asks_until_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.objection}: {self.get_outcome_display()}"
