"""Putting a run forward for publication."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from results.core.gate import Point, PointKind, is_acknowledged, still_open
from results.models import Acknowledgement, PublicationProposal
from results.selectors.gate import gate_of
from results.services.publication_refused import PublicationRefused
from scoring.core.types import RunKind
from scoring.models import Publication, Round
from scoring.services.compute_scores import compute_scores


@transaction.atomic
def propose_publication(
    *,
    round: Round,
    kind: str,
    by: User,
    respond_before: date | None = None,
    note: str = "",
    acknowledges: Collection[str] = (),
    now: datetime | None = None,
) -> PublicationProposal:
    """Propose the current run of the kind, beside a run of the units' own figures for the annexes.

    `acknowledges`: tokens of the lists that `by` has seen (see `Point.token`). Raises
    PublicationRefused while the gate has anything else open, while another proposal of the round
    waits, and for a correction without its public note.
    """
    moment, note = now or timezone.now(), note.strip()
    round = Round.objects.select_for_update().get(pk=round.pk)
    gate = gate_of(round, RunKind(kind), now=moment)
    refused = [*_beside_the_gate(round, kind, note), *(p.told for p in still_open(gate.points, acknowledges))]
    if refused or gate.run is None:
        raise PublicationRefused(*refused)
    seen = [point for point in gate.points if is_acknowledged(point, acknowledges)]
    proposal = PublicationProposal.objects.create(
        run=gate.run,
        self_run=compute_scores(round=round, kind=RunKind.SELF, by=by, now=moment).run,
        respond_before=(respond_before or round.respond_before) if kind == RunKind.PROVISIONAL else None,
        note=note,
        acknowledges_incomplete=any(point.kind is PointKind.INCOMPLETE for point in seen),
        prepared_at=moment,
        prepared_by=by,
    )
    _keep(proposal, seen, by, moment)
    record_event(
        by=by,
        verb="propose_publication",
        target_type="run",
        target_ref=gate.run.code,
        detail={
            "proposal": proposal.pk,
            "input_hash": gate.run.input_hash,
            "acknowledged": {point.kind.value: point.digest for point in seen},
            **({"note": note} if note else {}),
        },
        now=moment,
    )
    return proposal


def _beside_the_gate(round: Round, kind: str, note: str) -> Iterable[str]:
    if PublicationProposal.objects.waiting().filter(run__round=round).exists():
        yield f"Đợt {round.code} đã có một đề nghị công bố đang chờ duyệt; hãy duyệt hoặc rút lại trước"
    if not note and Publication.objects.filter(round=round, kind=kind).exists():
        yield "Công bố lại là đính chính: hãy ghi chú công khai vì sao kết quả đã công bố được thay"


def _keep(proposal: PublicationProposal, seen: Iterable[Point], by: User, now: datetime) -> None:
    """Each list that was acknowledged, word for word."""
    Acknowledgement.objects.bulk_create(
        Acknowledgement(
            proposal=proposal,
            kind=point.kind.value,
            sentences=list(point.sentences),
            digest=point.digest,
            acknowledged_at=now,
            acknowledged_by=by,
        )
        for point in seen
    )
