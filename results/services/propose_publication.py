"""Putting a run forward for publication."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from results.models import PublicationProposal
from results.selectors.gate import open_points
from scoring.core.types import RunKind
from scoring.models import Round
from scoring.selectors.current_run import current_run
from scoring.services.compute_scores import compute_scores


class PublicationRefused(Refused):
    """The run cannot be published; each finding is a point that is still open."""


@transaction.atomic
def propose_publication(
    *,
    round: Round,
    kind: str,
    by: User,
    respond_before: date | None = None,
    acknowledges_incomplete: bool = False,
    now: datetime | None = None,
) -> PublicationProposal:
    """Propose the current run of the kind, beside a run of the units' own figures for the annexes.

    Raises PublicationRefused while the hard checks find anything open.
    """
    moment = now or timezone.now()
    round = Round.objects.select_for_update().get(pk=round.pk)
    run, current = current_run(round, RunKind(kind))
    points = open_points(round, run, current, acknowledges_incomplete=acknowledges_incomplete)
    if points or run is None:
        raise PublicationRefused(*points)
    proposal = PublicationProposal.objects.create(
        run=run,
        self_run=compute_scores(round=round, kind=RunKind.SELF, by=by, now=moment).run,
        respond_before=respond_before or round.respond_before,
        acknowledges_incomplete=acknowledges_incomplete,
        prepared_at=moment,
        prepared_by=by,
    )
    record_event(
        by=by,
        verb="propose_publication",
        target_type="run",
        target_ref=run.code,
        detail={"proposal": proposal.pk, "input_hash": run.input_hash},
        now=moment,
    )
    return proposal
