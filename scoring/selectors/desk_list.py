"""Self-assessments as a list: where each stands, and by when it must be in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.utils import timezone

from accounts.rules import Standing
from scoring.core.deadline import Deadline, deadline_of
from scoring.core.desk import Desk
from scoring.core.workflow import AssessmentState, RoundState
from scoring.models import Assessment, Extension
from scoring.selectors.appraisal.supplements import open_requests
from scoring.selectors.desk import readable_assessments, self_stretch, with_frame


@dataclass(frozen=True, slots=True)
class DeskRow:
    """`asked_until`: until when the unit is to add to some leaves of the sheet that it handed in."""

    assessment: Assessment
    deadline: Deadline
    asked_until: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether the round still takes self-assessments."""
        return self.assessment.round.state == RoundState.OPEN.value

    @property
    def submitted(self) -> bool:
        return self.assessment.state == AssessmentState.SUBMITTED.value


def desk_rows(held: Standing, now: datetime | None = None) -> tuple[DeskRow, ...]:
    """The person's units' own; for who sees every figure those of all units. Two queries,
    and one where any is handed in."""
    rows = with_frame(readable_assessments(held))
    latest = Prefetch("extensions", Extension.objects.order_by("-id"), to_attr="extensions_latest_first")
    moment = now or timezone.now()
    found = list(rows.prefetch_related(latest))
    asked = open_requests([row.pk for row in found if row.state == AssessmentState.SUBMITTED], moment)
    return tuple(DeskRow(row, deadline_of(_desk(row, moment)), asked.get(row.pk)) for row in found)


def own_desk_rows(held: Standing, now: datetime | None = None) -> tuple[DeskRow, ...]:
    """The same of the person's own units only, whoever else's figures they see; none costs no query."""
    if not held.unit_ids:
        return ()
    return desk_rows(Standing(frozenset(), held.unit_ids, held.headed_ids), now)


def the_open_one(rows: Sequence[DeskRow]) -> Assessment | None:
    """The only one whose round is open; None where there is none or a choice."""
    found = [row.assessment for row in rows if row.is_open]
    return found[0] if len(found) == 1 else None


def _desk(assessment: Assessment, moment: datetime) -> Desk:
    extensions: list[Extension] = getattr(assessment, "extensions_latest_first", [])
    stretch = self_stretch(assessment.round, extensions[0] if extensions else None)
    return Desk(assessment.round.state, assessment.state, stretch, moment)
