"""On the timetable: requests for more whose day has passed end as “không bổ sung”."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.services.actors import system_actor
from scoring.core.words import SupplementOutcome
from scoring.models import Supplement
from scoring.services.appraisal.end_supplement import end_supplement, restore_submitted
from scoring.services.submission.step import locked


def lapse_supplements(now: datetime | None = None) -> tuple[Supplement, ...]:
    """Those that ended here, each in a transaction of its own; safe to run twice."""
    moment = now or timezone.now()
    late = Supplement.objects.filter(ended_at__isnull=True, due_at__lte=moment)
    ended = (_lapsed(supplement, moment) for supplement in late.select_related("assessment"))
    return tuple(supplement for supplement in ended if supplement)


@transaction.atomic
def _lapsed(supplement: Supplement, now: datetime) -> Supplement | None:
    row = locked(supplement.assessment)
    asked = Supplement.objects.get(pk=supplement.pk)
    if asked.ended_at is not None:
        return None  # answered or taken back meanwhile
    asked.assessment = row
    by = system_actor()
    restore_submitted(asked, by=by, now=now)
    return end_supplement(asked, SupplementOutcome.LAPSED, by=by, now=now)
