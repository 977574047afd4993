"""A proposal that waits, held until the transaction ends: of two who act on it one comes second."""

from results.models import PublicationProposal
from results.services.publication_refused import PublicationRefused
from scoring.models import Round


def waiting_proposal(proposal: PublicationProposal) -> PublicationProposal:
    """The proposal with its run and round, both locked: first the round, as whatever changes figures does.

    Raises PublicationRefused where it has been approved, given back or withdrawn meanwhile.
    """
    Round.objects.select_for_update().get(runs__proposals=proposal)
    rows = PublicationProposal.objects.select_for_update(of=("self",)).select_related(
        "run__round", "run__handover", "self_run"
    )
    locked = rows.get(pk=proposal.pk)
    if locked.approved_at is not None:
        raise PublicationRefused("Đề nghị này đã được duyệt")
    if locked.closed_at is not None:
        raise PublicationRefused(f"Đề nghị này đã kết thúc: {locked.get_ending_display().lower()}")
    return locked
