"""Lines marked “cần xem lại”: those of a round, and those that a person may settle."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils import timezone

from accounts.models import Role, User
from accounts.rules import Standing
from scoring.models import Assessment, Round, SecondLook
from scoring.selectors.appraisal.scope import scope_of


@dataclass(frozen=True, slots=True)
class Look:
    """A marked line; `mine`: the person may settle it."""

    row: SecondLook
    mine: bool

    @property
    def is_open(self) -> bool:
        return self.row.settled_at is None


def second_looks(round: Round, user: User, held: Standing) -> tuple[Look, ...]:
    """Open ones first: all for who reads the consistency desk, else those of the person's own lines. Four
    queries."""
    scope = scope_of(round, user, timezone.localdate())
    rows = SecondLook.objects.filter(assessment__round=round).order_by("-id")
    rows = rows.select_related("assessment__unit", "asked_by", "settled_by")
    reads_all = held.holds({Role.ROUND_ADMIN, Role.DEPARTMENT_LEADER})
    found = []
    for row in rows:
        unit = row.assessment.unit
        judges = scope.judges(unit.pk, unit.group_id, row.criterion_code)
        if reads_all or judges:
            found.append(Look(row, judges or held.holds({Role.ROUND_ADMIN})))
    return tuple(sorted(found, key=lambda look: not look.is_open))


def open_looks(assessments: Collection[Assessment]) -> dict[tuple[int, str], SecondLook]:
    """Those not settled, by assessment and leaf, for the rows of a page: one query."""
    rows = SecondLook.objects.filter(assessment__in=assessments, settled_at__isnull=True)
    return {(row.assessment_id, row.criterion_code): row for row in rows.select_related("asked_by")}
