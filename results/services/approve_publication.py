"""The second person's consent: freeze the publication and open what follows from it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from feedback.services.open_window import open_window
from results.models import PublicationProposal
from results.selectors.gate import open_points
from results.services.propose_publication import PublicationRefused
from scoring.core.types import RunKind
from scoring.models import Publication, Round
from scoring.selectors.run_inputs import current_input_hash
from scoring.services.freeze_publication import PublicationTerms, freeze_publication


@transaction.atomic
def approve_publication(
    *, proposal: PublicationProposal, by: User, now: datetime | None = None
) -> Publication:
    """Publish the proposed run: freeze it and, when it is provisional, open the feedback window.

    Raises PublicationRefused for the person who prepared it (the system actor aside), for a
    proposal approved already, and when the checks that held at the proposal no longer hold.
    """
    moment = now or timezone.now()
    proposal = (
        PublicationProposal.objects.select_for_update(of=("self",))
        .select_related("run__round")
        .get(pk=proposal.pk)
    )
    # Nothing that a run reads is decided between the checks below and the publication.
    Round.objects.select_for_update().get(pk=proposal.run.round_id)
    if proposal.approved_at is not None:
        raise PublicationRefused("Đề nghị này đã được duyệt")
    if proposal.prepared_by_id == by.pk and not by.is_system:
        raise PublicationRefused("Người duyệt phải khác người trình; hãy để người thứ hai duyệt")
    run = proposal.run
    points = open_points(
        run.round,
        run,
        current_input_hash(run.round, RunKind(run.kind)),
        acknowledges_incomplete=proposal.acknowledges_incomplete,
    )
    if points:
        raise PublicationRefused(*points)
    terms = PublicationTerms(proposal.respond_before, proposal.acknowledges_incomplete)
    publication = freeze_publication(run=run, self_run=proposal.self_run, terms=terms, by=by, now=moment)
    if publication.kind == RunKind.PROVISIONAL:
        open_window(publication=publication, by=by, now=moment)
    proposal.approved_at, proposal.approved_by, proposal.publication = (
        moment,
        by,
        publication,
    )
    proposal.save(update_fields=["approved_at", "approved_by", "publication"])
    return publication
