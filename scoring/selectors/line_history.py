"""The one history of a line, wherever its figure stands: claims, awards, notes, requests to the unit.

A unit reads what was awarded, and notes to it, once they are published. A note that goes with a request
to add to the line is read with the request: then the unit can still act on it. Before that a note would
say what was awarded.
"""

from collections.abc import Iterator

from django.utils import timezone

from cchc_portal.lib.dates import vn_last_moment
from scoring.core.history import Event, EventKind, Reader
from scoring.core.typed import told_entry
from scoring.core.types import Stage
from scoring.core.words import NoteAudience, SupplementOutcome
from scoring.models import (
    AppraisalNote,
    Assessment,
    Award,
    ExemptionRefusal,
    Publication,
    Supplement,
)
from scoring.selectors.claim_history import claim_versions

_KINDS = {Stage.APPRAISAL.value: EventKind.AWARD, Stage.REVISION.value: EventKind.REVISION}
_ENDS = {
    SupplementOutcome.ANSWERED: EventKind.ANSWERED,
    SupplementOutcome.TAKEN_BACK: EventKind.TAKEN_BACK,
    SupplementOutcome.LAPSED: EventKind.LAPSED,
}


def line_history(assessment: Assessment, code: str, reader: Reader) -> tuple[Event, ...]:
    """The latest first: five queries at most."""
    supplements = _supplements(assessment, code)
    events = [
        *(_claims(assessment, code) if reader.claims else ()),
        *_awards(assessment, code, reader),
        *_refusals(assessment, code),
        *_notes(assessment, code, reader, supplements),
        *_requests(supplements),
    ]
    return tuple(sorted(events, key=lambda event: event.at))[::-1]  # of one moment, the last told first


def unit_reader(assessment: Assessment) -> Reader:
    """The unit's own people: of the appraisal what the last publication rests on. One query."""
    last = Publication.objects.filter(round=assessment.round_id).order_by("-number")
    until = last.values_list("run__computed_at", flat=True).first()
    return Reader(awards=until is not None, awards_until=until, internal=False)


def _claims(assessment: Assessment, code: str) -> Iterator[Event]:
    before = ""
    for change in reversed(claim_versions(assessment, code)):
        after = told_entry(change.entered())
        yield Event(
            at=change.saved_at,
            kind=EventKind.CLAIM,
            by=change.saved_by.get_full_name(),
            before=before,
            after=after,
            reason=change.reason,
            document=change.document,
            source="" if change.source == "sheet" else change.get_source_display(),
        )
        before = after


def _awards(assessment: Assessment, code: str, reader: Reader) -> Iterator[Event]:
    """Each stage is a chain of its own, oldest first."""
    if not reader.awards:
        return
    rows = Award.objects.filter(round=assessment.round_id, unit=assessment.unit_id, criterion_code=code)
    before: dict[str, str] = {}
    for award in rows.select_related("awarded_by").order_by("id"):
        after = told_entry(award.entered())
        if reader.may_see(award.awarded_at):
            yield Event(
                at=award.awarded_at,
                kind=_KINDS[award.stage],
                by=award.awarded_by.get_full_name(),
                before=before.get(award.stage, ""),
                after=after,
                reason=award.reason,
                document=award.document,
                source="Nhập từ bảng Excel" if award.batch_id else "",
            )
        before[award.stage] = after


def _refusals(assessment: Assessment, code: str) -> Iterator[Event]:
    rows = ExemptionRefusal.objects.filter(assessment=assessment, criterion_code=code)
    for row in rows.select_related("refused_by"):
        by = row.refused_by.get_full_name()
        yield Event(row.refused_at, EventKind.REFUSAL, by, reason=row.reason)


def _notes(
    assessment: Assessment, code: str, reader: Reader, supplements: list[Supplement]
) -> Iterator[Event]:
    rows = AppraisalNote.objects.filter(assessment=assessment, criterion_code=code)
    for note in rows.select_related("written_by"):
        to_unit = note.audience == NoteAudience.UNIT
        asked = any(s.ended_at is None or note.written_at <= s.ended_at for s in supplements)
        if reader.internal or (to_unit and (asked or reader.may_see(note.written_at))):
            kind = EventKind.NOTE_TO_UNIT if to_unit else EventKind.NOTE
            yield Event(note.written_at, kind, note.written_by.get_full_name(), reason=note.text)


def _supplements(assessment: Assessment, code: str) -> list[Supplement]:
    rows = Supplement.objects.filter(assessment=assessment).select_related("asked_by", "ended_by")
    return [row for row in rows if code in row.criterion_codes]


def _requests(supplements: list[Supplement]) -> Iterator[Event]:
    for row in supplements:
        until = vn_last_moment(timezone.localtime(row.due_at))
        by = row.asked_by.get_full_name()
        yield Event(row.asked_at, EventKind.ASKED, by, after=f"nhận {until}", reason=row.reason)
        if row.ended_at and row.ended_by:
            kind = _ENDS[SupplementOutcome(row.outcome)]
            yield Event(row.ended_at, kind, row.ended_by.get_full_name(), reason=row.end_reason)
