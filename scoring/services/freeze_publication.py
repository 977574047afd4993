"""The rows of a publication: a run, and what its letters say, as they are now."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from scoring.core.types import RunKind
from scoring.core.workflow import PUBLISHING, ROUND, move
from scoring.models import Publication, Round, ScoreRun
from scoring.selectors.publication_draft import PublicationTerms, publication_draft

__all__ = ["PublicationTerms", "freeze_publication"]


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
    run.round = round
    publication = publication_draft(run, self_run, terms)
    publication.published_at, publication.published_by = moment, by
    publication.save()
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
