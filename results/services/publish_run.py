"""Proposal and approval in one go, for the command line: both or neither."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from results.core.gate import ACKNOWLEDGEABLE, PointKind
from results.services.approve_publication import approve_publication
from results.services.propose_publication import propose_publication
from results.services.publication_refused import PublicationRefused
from scoring.core.types import RunKind
from scoring.models import Publication, Round
from scoring.selectors.current_run import current_run


@dataclass(frozen=True, slots=True)
class PublicationOutcome:
    """The publication, and whether it was made now or stood already for the same run.

    `acknowledged`: the sentences of the lists that were published with.
    """

    publication: Publication
    created: bool
    acknowledged: tuple[str, ...] = ()


@transaction.atomic
def publish_run(
    *,
    round: Round,
    kind: str,
    prepared_by: User,
    approved_by: User,
    respond_before: date | None = None,
    acknowledges_incomplete: bool = False,
    note: str = "",
    now: datetime | None = None,
) -> PublicationOutcome:
    """Publish the current run of the kind; a run that is published already gives that publication.

    Ties and units beside the edge of a class are acknowledged by whoever prepares: the command says
    them all. Raises PublicationRefused; nothing is stored then.
    """
    Round.objects.select_for_update().get(pk=round.pk)
    last = Publication.objects.last_of(round, kind)
    run = current_run(round, RunKind(kind)).run
    if last is not None and run is not None and last.run_id == run.pk:
        return PublicationOutcome(last, created=False)
    if prepared_by.pk == approved_by.pk and not prepared_by.is_system:
        raise PublicationRefused(
            "Người duyệt phải khác người trình; hãy nêu hai người ở --prepared-by và --approved-by"
        )
    seen = ACKNOWLEDGEABLE if acknowledges_incomplete else ACKNOWLEDGEABLE - {PointKind.INCOMPLETE}
    proposal = propose_publication(
        round=round,
        kind=kind,
        by=prepared_by,
        respond_before=respond_before,
        note=note or (f"Đính chính kết quả công bố lần {last.number}" if last else ""),
        acknowledges={point.value for point in seen},
        now=now,
    )
    publication = approve_publication(proposal=proposal, by=approved_by, now=now)
    said = tuple(sentence for row in proposal.acknowledgements.all() for sentence in row.sentences)
    return PublicationOutcome(publication, created=True, acknowledged=said)
