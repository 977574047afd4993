"""Self-assessments and appraisals from a workbook: claims are edited, awards only ever replaced."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import ImportBatch, ImportKind, User
from accounts.services.imports import Counts, ImportReport, Intake, invalid_rows
from cchc_portal.lib.bulk import insert_rows
from cchc_portal.lib.findings import Finding
from cchc_portal.lib.sheets.kinds import Kind
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from scoring.core.desk import ClaimSource
from scoring.core.rounding import Rounding
from scoring.core.types import RoundingMode, Stage
from scoring.core.workflow import AssessmentState, RoundState
from scoring.models import Assessment, Award, Claim, ClaimChange, Round
from scoring.models.assessment import ENTRY_FIELDS
from scoring.selectors.round_directory import annexes_of, round_directory
from scoring.services.score_changes import Changes, Stored, changes_of, entry_values
from scoring.sheets.scores import Places, ScoreBook, ScoreRow, read_scores
from scoring.sheets.units import UNIT

_KINDS = {Stage.SELF: ImportKind.SELF_SCORES, Stage.APPRAISAL: ImportKind.APPRAISAL_SCORES}
_OPEN_STATES = {
    Stage.SELF: {RoundState.OPEN},
    Stage.APPRAISAL: {RoundState.OPEN, RoundState.PROVISIONAL},
}
_CLAIM_FIELDS = ("assessment_id", "criterion_code", *ENTRY_FIELDS, "version", "saved_at", "saved_by_id")
_CHANGE_FIELDS = (*_CLAIM_FIELDS, "source")
_AWARD_FIELDS = (
    *("round_id", "unit_id", "criterion_code", "stage", *ENTRY_FIELDS),
    *("replaces_id", "batch_id", "awarded_at", "awarded_by_id"),
)
_POINTS = Claim._meta.get_field("points")
_PLACES = Places(
    value=Claim._meta.get_field("value").decimal_places,
    points=_POINTS.decimal_places,
    points_whole=_POINTS.max_digits - _POINTS.decimal_places,
)


def import_scores(
    *,
    path: Path,
    round: Round,
    stage: Stage,
    by: User,
    valid_rows_only: bool = False,
    dry_run: bool = False,
    file_name: str = "",
    convert_legacy: bool = False,
    aliases: Mapping[str, str] | None = None,
    now: datetime | None = None,
) -> ImportReport:
    """Import the rows of one stage: all, or none where one has an error (the report is then `refused`),
    unless `valid_rows_only` leaves such rows out.

    A row equal to what is there is unchanged; a different award names the one it replaces.
    `aliases`: names of units as the workbook writes them → codes that a person said they mean.
    """
    intake = Intake(
        _KINDS[stage],
        path,
        by,
        dry_run,
        file_name,
        round.code,
        convert_legacy,
        now or timezone.now(),
        {"aliases": dict(aliases)} if aliases else {},
        valid_rows_only,
    )
    try:
        workbook = intake.open(Kind.SCORES)
    except WorkbookRefused as refusal:
        return intake.unreadable(refusal)
    if batch := intake.earlier(workbook.sha256):
        return intake.repetition(batch)
    criteria_set = round.criteria_set
    book = read_scores(
        workbook,
        stage=stage,
        units=round_directory(round, aliases),
        annexes=annexes_of(round),
        rounding=Rounding(RoundingMode(criteria_set.rounding), criteria_set.digits),
        places=_PLACES,
    )
    with transaction.atomic():
        locked = Round.objects.select_for_update().get(pk=round.pk)
        findings = [*_closed(locked, stage), *_corrected(round, locked), *book.findings]
        import_rows = _import_claims if stage is Stage.SELF else _import_awards
        return import_rows(intake, workbook.sha256, locked, book, findings)


def _closed(round: Round, stage: Stage) -> Iterator[Finding]:
    state = RoundState(round.state)
    if state not in _OPEN_STATES[stage]:
        what = stage.label.casefold()
        message = f"Đợt {round.code} đang ở trạng thái “{state.label}” nên không nhập {what} được nữa"
        yield Finding(message, expected="thay đổi qua phản hồi, điều chỉnh")


def _corrected(read: Round, locked: Round) -> Iterator[Finding]:
    """The rows were checked by the set that the round had when the workbook was opened."""
    if read.criteria_set_id != locked.criteria_set_id:
        yield Finding(
            "Bộ tiêu chí của đợt vừa được đính chính", expected="kiểm tra lại tệp theo phiên bản mới"
        )


def _import_claims(
    intake: Intake, sha256: str, round: Round, book: ScoreBook, findings: list[Finding]
) -> ImportReport:
    assessments = {a.unit_id: a for a in Assessment.objects.select_for_update().filter(round=round)}
    submitted = {pk for pk, a in assessments.items() if a.state == AssessmentState.SUBMITTED}
    findings += _frozen(book, submitted)
    claims = Claim.objects.filter(assessment__round=round).select_related("assessment")
    known = {(claim.assessment.unit_id, claim.criterion_code): claim for claim in claims}
    changes = changes_of((row for row in book.rows if row.unit.id not in submitted), known)

    def store(_batch: ImportBatch) -> None:
        fresh = [
            (assessments[r.unit.id].pk, r.entry.criterion, *entry_values(r), 1, intake.now, intake.by.pk)
            for r in changes.new
        ]
        insert_rows(Claim, _CLAIM_FIELDS, fresh)
        edited = _update_claims(changes.changed, intake)
        saved = [*fresh, *(tuple(getattr(claim, name) for name in _CLAIM_FIELDS) for claim in edited)]
        insert_rows(ClaimChange, _CHANGE_FIELDS, ((*row, ClaimSource.IMPORT.value) for row in saved))

    return intake.finish(sha256, _counts(book, changes, findings), findings, store)


def _frozen(book: ScoreBook, submitted: set[int]) -> Iterator[Finding]:
    """A finding for every row of a unit whose self-assessment is no longer its own to change."""
    message = "Bản tự chấm của đơn vị đã nộp nên không sửa được"
    for row in book.rows:
        if row.unit.id in submitted:
            yield Finding(message, book.sheet, row.row, UNIT, row.unit.code)


def _update_claims(changed: Iterable[tuple[Claim, ScoreRow]], intake: Intake) -> list[Claim]:
    claims = []
    for claim, row in changed:
        for name, value in zip(ENTRY_FIELDS, entry_values(row), strict=True):
            setattr(claim, name, value)
        claim.version += 1
        claim.saved_at, claim.saved_by = intake.now, intake.by
        claims.append(claim)
    Claim.objects.bulk_update(claims, [*ENTRY_FIELDS, "version", "saved_at", "saved_by"], batch_size=500)
    return claims


def _import_awards(
    intake: Intake, sha256: str, round: Round, book: ScoreBook, findings: list[Finding]
) -> ImportReport:
    awards = Award.objects.current().filter(round=round, stage=Stage.APPRAISAL)
    changes = changes_of(book.rows, {(award.unit_id, award.criterion_code): award for award in awards})

    def store(batch: ImportBatch) -> None:
        rows = [*((row, None) for row in changes.new), *((row, old.pk) for old, row in changes.changed)]
        insert_rows(
            Award, _AWARD_FIELDS, (_award(row, replaced, round, batch, intake) for row, replaced in rows)
        )

    return intake.finish(sha256, _counts(book, changes, findings), findings, store)


def _award(
    row: ScoreRow, replaced: int | None, round: Round, batch: ImportBatch, intake: Intake
) -> tuple[Any, ...]:
    return (
        *(round.pk, row.unit.id, row.entry.criterion, Stage.APPRAISAL.value, *entry_values(row)),
        *(replaced, batch.pk, intake.now, intake.by.pk),
    )


def _counts(book: ScoreBook, changes: Changes[Stored], findings: Iterable[Finding]) -> Counts:
    new, changed = len(changes.new), len(changes.changed)
    return Counts(new, changed, changes.unchanged, book.skipped, invalid_rows(findings))
