"""Lines marked “cần xem lại”: those of a round that a person reads, and those that the person may settle."""

from collections.abc import Collection
from dataclasses import dataclass

from accounts.models import Role, User
from accounts.rules import Standing
from scoring.core.appraisal_row import AskedLook
from scoring.core.appraisal_sight import Sight
from scoring.models import Assessment, Round, SecondLook
from scoring.selectors.appraisal.sight import sight_of


@dataclass(frozen=True, slots=True)
class Look:
    """A marked line; `mine`: the person may settle it."""

    row: SecondLook
    mine: bool

    @property
    def is_open(self) -> bool:
        return self.row.settled_at is None


def second_looks(round: Round, user: User, held: Standing) -> tuple[Look, ...] | None:
    """Open ones first, of the lines whose awards the person sees; None where the person reads nothing of the
    appraisal. Two queries, one more for a set not read yet."""
    sight = sight_of(round, user, held)
    if not sight.reads_some:
        return None
    rows = SecondLook.objects.filter(assessment__round=round).order_by("-id")
    rows = rows.select_related("assessment__unit__group", "asked_by", "settled_by")
    runs = held.holds({Role.ROUND_ADMIN})
    found = [Look(row, runs or _judges(sight, row)) for row in rows if _sees(sight, row)]
    return tuple(sorted(found, key=lambda look: not look.is_open))


def open_looks(assessments: Collection[Assessment]) -> dict[tuple[int, str], AskedLook]:
    """Those not settled, by assessment and leaf, for the rows of a page: one query."""
    rows = SecondLook.objects.filter(assessment__in=assessments, settled_at__isnull=True)
    return {(row.assessment_id, row.criterion_code): AskedLook(row.pk, row.reason) for row in rows}


def _judges(sight: Sight, row: SecondLook) -> bool:
    unit = row.assessment.unit
    return sight.judges(unit.pk, unit.group_id, row.criterion_code)


def _sees(sight: Sight, row: SecondLook) -> bool:
    unit = row.assessment.unit
    return sight.sees_award(unit.pk, unit.group_id, row.criterion_code)
