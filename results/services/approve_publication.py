"""The second person's consent: freeze the publication and open what follows from it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from feedback.services.open_window import open_window
from results.core.gate import still_open
from results.models import PublicationProposal
from results.selectors.gate import points_of
from results.services.publication_refused import PublicationRefused
from results.services.waiting_proposal import waiting_proposal
from scoring.core.types import RunKind
from scoring.models import Publication
from scoring.services.freeze_publication import PublicationTerms, freeze_publication


@transaction.atomic
def approve_publication(
    *, proposal: PublicationProposal, by: User, now: datetime | None = None
) -> Publication:
    """Publish the proposed run: freeze it and, when it is provisional, open the feedback window.

    Raises PublicationRefused for the person who prepared it (the system actor aside), for a
    proposal that no longer waits, and when what held at the proposal no longer holds: a list that
    was acknowledged counts as long as it is the same list.
    """
    moment = now or timezone.now()
    proposal = waiting_proposal(proposal)
    if proposal.prepared_by_id == by.pk and not by.is_system:
        raise PublicationRefused("Người duyệt phải khác người trình; hãy để người thứ hai duyệt")
    run = proposal.run
    seen = {row.token for row in proposal.acknowledgements.all()}
    points = still_open(points_of(run, now=moment), seen)
    if points:
        raise PublicationRefused(*(point.told for point in points))
    publication = freeze_publication(
        run=run, self_run=proposal.self_run, terms=terms_of(proposal), by=by, now=moment
    )
    if publication.kind == RunKind.PROVISIONAL:
        open_window(publication=publication, by=by, now=moment)
    proposal.approved_at, proposal.approved_by, proposal.publication = (
        moment,
        by,
        publication,
    )
    proposal.save(update_fields=["approved_at", "approved_by", "publication"])
    return publication


def terms_of(proposal: PublicationProposal) -> PublicationTerms:
    """What the proposal decides besides the run."""
    return PublicationTerms(proposal.respond_before, proposal.acknowledges_incomplete, proposal.note)
