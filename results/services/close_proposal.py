"""A proposal that is not approved: given back by the second person, or withdrawn by the first."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from results.models import Ending, PublicationProposal
from results.services.publication_refused import PublicationRefused
from results.services.waiting_proposal import waiting_proposal


@transaction.atomic
def return_proposal(
    *, proposal: PublicationProposal, reason: str, by: User, now: datetime | None = None
) -> PublicationProposal:
    """Give the proposal back. Raises PublicationRefused without a reason, for the person who prepared it,
    and for a proposal that no longer waits."""
    locked = waiting_proposal(proposal)
    if not reason.strip():
        raise PublicationRefused("Trả lại đề nghị phải ghi lý do")
    if locked.prepared_by_id == by.pk:
        raise PublicationRefused("Người trình thì rút lại đề nghị của mình, không tự trả lại")
    return _close(locked, Ending.RETURNED, reason.strip(), by, now or timezone.now())


@transaction.atomic
def withdraw_proposal(
    *, proposal: PublicationProposal, reason: str = "", by: User, now: datetime | None = None
) -> PublicationProposal:
    """Take one's own proposal back. Raises PublicationRefused for anybody else's, and for one that no
    longer waits."""
    locked = waiting_proposal(proposal)
    if locked.prepared_by_id != by.pk:
        raise PublicationRefused("Chỉ người trình rút lại được đề nghị của mình")
    return _close(locked, Ending.WITHDRAWN, reason.strip(), by, now or timezone.now())


def _close(
    proposal: PublicationProposal, ending: Ending, reason: str, by: User, now: datetime
) -> PublicationProposal:
    proposal.ending, proposal.closed_because = ending, reason
    proposal.closed_at, proposal.closed_by = now, by
    proposal.save(update_fields=["ending", "closed_because", "closed_at", "closed_by"])
    record_event(
        by=by,
        verb="return_proposal" if ending is Ending.RETURNED else "withdraw_proposal",
        target_type="run",
        target_ref=proposal.run.code,
        detail={"proposal": proposal.pk, **({"reason": reason} if reason else {})},
        now=now,
    )
    return proposal
