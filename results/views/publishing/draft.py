"""The publication that a proposal would become, with its feedback window; nothing is stored."""

from django.utils import timezone

from feedback.models import FeedbackWindow
from feedback.services.open_window import closing_moment
from results.models import PublicationProposal
from results.services.approve_publication import terms_of
from scoring.core.types import RunKind
from scoring.models import Publication
from scoring.selectors.publication_draft import publication_draft


def draft_of(proposal: PublicationProposal) -> Publication:
    """The row that an approval now would store. The proposal comes with its runs and the round's set."""
    draft = publication_draft(proposal.run, proposal.self_run, terms_of(proposal))
    draft.published_at, draft.published_by = timezone.now(), proposal.prepared_by
    if draft.kind == RunKind.PROVISIONAL:
        closes_at = closing_moment(draft.respond_before) if draft.respond_before else None
        # Made with its publication it is found from there, as a stored one would be.
        FeedbackWindow(publication=draft, opens_at=draft.published_at, closes_at=closes_at)
    return draft
