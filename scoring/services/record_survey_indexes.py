"""Taking over the survey's figures as inputs of scoring."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from scoring.models import Round, SurveyCount, SurveyFigure, SurveyHandover
from scoring.selectors.corrections import outdated


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A survey index of a unit on a leaf: 100 × earned / possible percent, from `forms` forms."""

    unit_id: int
    criterion: str
    formula: str
    earned: Decimal
    possible: Decimal
    forms: int
    margin: Decimal | None


@dataclass(frozen=True, slots=True)
class CountRow:
    """The funnel of a unit; only `valid` is counted by the portal, the rest is as declared."""

    unit_id: int
    planned: int | None
    issued: int | None
    returned: int | None
    valid: int


@transaction.atomic
def record_survey_indexes(
    *,
    round: Round,
    indexes: Sequence[IndexRow],
    counts: Sequence[CountRow],
    forms_digest: str,
    by: User,
    now: datetime | None = None,
) -> SurveyHandover:
    """Freeze the figures as a new hand-over; the same forms as the last one give that one back, unless
    the criteria set was corrected since in what it asks of the survey.

    Either way the audit trail says so: from then on that hand-over holds every delivery that is in.
    """
    moment = now or timezone.now()
    round = Round.objects.select_for_update().get(pk=round.pk)
    last = SurveyHandover.objects.latest_of(round).first()
    if last and last.forms_digest == forms_digest and not outdated(last):
        handover = last
    else:
        handover = SurveyHandover.objects.create(
            round=round,
            number=last.number + 1 if last else 1,
            forms_digest=forms_digest,
            handed_over_at=moment,
            handed_over_by=by,
        )
        SurveyFigure.objects.bulk_create([_figure(handover, row) for row in indexes], batch_size=1000)
        SurveyCount.objects.bulk_create([_count(handover, row) for row in counts], batch_size=1000)
    record_event(
        by=by,
        verb="hand_over_survey",
        target_type="round",
        target_ref=round.code,
        detail={
            "number": handover.number,
            "forms_digest": forms_digest,
            "indexes": len(indexes),
            "created": handover is not last,
        },
        now=moment,
    )
    return handover


def _figure(handover: SurveyHandover, row: IndexRow) -> SurveyFigure:
    return SurveyFigure(
        handover=handover,
        unit_id=row.unit_id,
        criterion_code=row.criterion,
        formula=row.formula,
        earned=row.earned,
        possible=row.possible,
        forms=row.forms,
        margin=row.margin,
    )


def _count(handover: SurveyHandover, row: CountRow) -> SurveyCount:
    return SurveyCount(
        handover=handover,
        unit_id=row.unit_id,
        planned=row.planned,
        issued=row.issued,
        returned=row.returned,
        valid=row.valid,
    )
