"""Taking a delivery of forms back, as long as nothing published rests on it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import AuditEvent, User
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from scoring.models import Publication, Round
from surveys.core.answers import BLANK
from surveys.models import DeclaredFunnel, Exclusion, FormBatch, SurveyForm

_AT_ONCE = 5_000


class UndoRefused(Refused):
    """The delivery stays; the sentence says why."""


@transaction.atomic
def undo_form_batch(*, batch: FormBatch, reason: str, by: User, now: datetime | None = None) -> int:
    """Delete the delivery's forms and declared funnels; gives the number of forms.

    Of serials that it made duplicates of later forms, the earliest of those counts from now on. A
    hand-over that stands is not changed: the survey is handed over anew. Raises UndoRefused.
    """
    moment = now or timezone.now()
    if not reason.strip():
        raise UndoRefused("Hãy ghi lý do hoàn tác")
    round = Round.objects.select_for_update().get(pk=batch.round_id)
    found = FormBatch.objects.select_related("import_batch", "round").filter(pk=batch.pk).first()
    if found is None:
        raise UndoRefused("Lần nhập này đã được hoàn tác")
    publication = resting_on(found)
    if publication:
        raise UndoRefused(
            f"Kết quả đã công bố ({publication.code}) dựa trên các phiếu này nên không hoàn tác được"
        )
    heirs = _heirs(found)
    forms = SurveyForm.objects.filter(batch=found).delete()[0]
    DeclaredFunnel.objects.filter(batch=found).delete()
    detail = {
        "round": round.code,
        "number": found.number,
        "file": found.import_batch.file_name,
        "sha256": found.import_batch.sha256,
        "forms": forms,
        "counted_again": len(heirs),
        "reason": reason.strip(),
    }
    import_batch = found.import_batch_id
    found.delete()
    _count_again(heirs)
    record_event(
        by=by,
        verb="undo_form_batch",
        target_type="import_batch",
        target_ref=str(import_batch),
        detail=detail,
        now=moment,
    )
    return forms


def resting_on(batch: FormBatch) -> Publication | None:
    """The last publication whose run read a hand-over that held the delivery's forms.

    A hand-over takes all forms that are in by then. Which came first is read in the audit chain: the
    clock may have been set back in between, and the same forms handed over again are the same hand-over.
    """
    round = batch.round
    events = AuditEvent.objects.order_by("sequence")
    came = events.get(target_type="import_batch", target_ref=str(batch.import_batch_id), verb="import_survey")
    handovers = events.filter(target_type="round", target_ref=round.code, verb="hand_over_survey")
    taken = handovers.filter(sequence__gt=came.sequence).first()
    if taken is None:
        return None
    published = Publication.objects.filter(round=round, run__handover__number__gte=taken.detail["number"])
    return published.select_related("round").defer("run__inputs").order_by("-number").first()


def _heirs(batch: FormBatch) -> list[tuple[int, str]]:
    """(id, answers) of the earliest duplicate elsewhere of every serial that counts in the delivery."""
    leaving = SurveyForm.objects.filter(batch=batch, serial=OuterRef("serial")).exclude(
        exclusion=Exclusion.DUPLICATE
    )
    duplicates = SurveyForm.objects.filter(round_id=batch.round_id, exclusion=Exclusion.DUPLICATE)
    rows = duplicates.exclude(batch=batch).filter(Exists(leaving)).order_by("batch__number", "row")
    earliest: dict[str, tuple[int, str]] = {}
    for serial, pk, answers in rows.values_list("serial", "pk", "answers"):
        earliest.setdefault(serial, (pk, answers))
    return list(earliest.values())


def _count_again(heirs: Iterable[tuple[int, str]]) -> None:
    """They count as they would have without the delivery: a blank form is blank."""
    by_reason: dict[Exclusion, list[int]] = {Exclusion.NONE: [], Exclusion.BLANK: []}
    for pk, answers in heirs:
        by_reason[Exclusion.NONE if answers.strip(BLANK) else Exclusion.BLANK].append(pk)
    for reason, keys in by_reason.items():
        for start in range(0, len(keys), _AT_ONCE):
            chosen = SurveyForm.objects.filter(pk__in=keys[start : start + _AT_ONCE])
            chosen.update(exclusion=reason)
