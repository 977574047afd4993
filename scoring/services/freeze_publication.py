"""The rows of a publication: a run, and what its letters say, as they are now."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from scoring.core.types import RunKind
from scoring.core.workflow import PUBLISHING, ROUND, move
from scoring.models import Publication, Round, RoundProfile, ScoreRun


@dataclass(frozen=True, slots=True)
class PublicationTerms:
    """What the people who publish decide besides the run."""

    respond_before: date | None
    acknowledges_incomplete: bool


@transaction.atomic
def freeze_publication(
    *,
    run: ScoreRun,
    self_run: ScoreRun,
    terms: PublicationTerms,
    by: User,
    now: datetime | None = None,
) -> Publication:
    """Write the publication of the run; it stands in for the last one of its kind."""
    moment = now or timezone.now()
    round = Round.objects.select_for_update().get(pk=run.round_id)
    round.state = move(ROUND, round.state, PUBLISHING[RunKind(run.kind)])
    round.save(update_fields=["state"])
    last = Publication.objects.filter(round=round).order_by("-number").first()
    publication = Publication.objects.create(
        round=round,
        number=last.number + 1 if last else 1,
        kind=run.kind,
        run=run,
        self_run=self_run,
        letter=_letter(round),
        respond_before=terms.respond_before,
        public_annexes=round.public_annexes,
        is_sample=round.is_sample,
        acknowledged_incomplete=terms.acknowledges_incomplete,
        replaces=Publication.objects.last_of(round, run.kind),
        published_at=moment,
        published_by=by,
    )
    record_event(
        by=by,
        verb="publish",
        target_type="publication",
        target_ref=publication.code,
        detail={
            "run": run.code,
            "input_hash": run.input_hash,
            "self_run": self_run.code,
        },
        now=moment,
    )
    return publication


def _letter(round: Round) -> dict[str, Any]:
    """The round's profile as plain data: dates in ISO form, lists in order."""
    profile = RoundProfile.objects.filter(round=round).first() or RoundProfile(round=round)
    said = {field.attname: getattr(profile, field.attname) for field in profile._meta.concrete_fields}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in said.items()
        if name not in {"id", "round_id"}
    }
