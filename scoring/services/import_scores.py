"""Self-assessments and appraisals from a workbook: claims are edited, awards only ever replaced."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import ImportKind, User
from accounts.services.imports import Counts, ImportReport, Intake
from cchc_portal.lib.bulk import insert_rows
from cchc_portal.lib.findings import Finding, errors
from cchc_portal.lib.sheets.kinds import Kind
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from scoring.core.rounding import Rounding
from scoring.core.types import RoundingMode, Stage
from scoring.core.workflow import AssessmentState, RoundState
from scoring.models import Assessment, Award, Claim, Round
from scoring.selectors.round_directory import annexes_of, round_directory
from scoring.sheets.scores import Places, ScoreBook, ScoreRow, read_scores

_KINDS = {Stage.SELF: ImportKind.SELF_SCORES, Stage.APPRAISAL: ImportKind.APPRAISAL_SCORES}
_OPEN_STATES = {
    Stage.SELF: {RoundState.OPEN},
    Stage.APPRAISAL: {RoundState.OPEN, RoundState.PROVISIONAL},
}
_ENTRY_FIELDS = ("state", "value", "denominator", "choice", "points", "reason", "document")
_CLAIM_FIELDS = ("assessment_id", "criterion_code", *_ENTRY_FIELDS, "version", "saved_at", "saved_by_id")
_AWARD_FIELDS = (
    *("round_id", "unit_id", "criterion_code", "stage", *_ENTRY_FIELDS),
    *("replaces_id", "batch_id", "awarded_at", "awarded_by_id"),
)
_PLACES = Places(
    value=Claim._meta.get_field("value").decimal_places,
    points=Claim._meta.get_field("points").decimal_places,
)


def import_scores(
    *,
    path: Path,
    round: Round,
    stage: Stage,
    by: User,
    dry_run: bool = False,
    file_name: str = "",
    convert_legacy: bool = False,
    aliases: Mapping[str, str] | None = None,
    now: datetime | None = None,
) -> ImportReport:
    """Import the rows of one stage: all, or none where one has an error (the report is then `refused`).

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
        findings = [*_closed(locked, stage), *book.findings]
        if errors(findings):
            return intake.refusal(workbook.sha256, findings, book.skipped)
        store = _store_claims if stage is Stage.SELF else _store_awards
        return store(intake, workbook.sha256, locked, book, findings)


def _closed(round: Round, stage: Stage) -> Iterator[Finding]:
    state = RoundState(round.state)
    if state not in _OPEN_STATES[stage]:
        what = stage.label.casefold()
        message = f"Đợt {round.code} đang ở trạng thái “{state.label}” nên không nhập {what} được nữa"
        yield Finding(message, expected="thay đổi qua phản hồi, điều chỉnh")


def _store_claims(
    intake: Intake, sha256: str, round: Round, book: ScoreBook, findings: list[Finding]
) -> ImportReport:
    assessments = {a.unit_id: a for a in Assessment.objects.select_for_update().filter(round=round)}
    findings += _frozen(book.rows, assessments)
    if errors(findings):
        return intake.refusal(sha256, findings, book.skipped)
    claims = Claim.objects.filter(assessment__round=round).select_related("assessment")
    known = {(claim.assessment.unit_id, claim.criterion_code): claim for claim in claims}
    new = [row for row in book.rows if _key(row) not in known]
    changed = [r for r in book.rows if _key(r) in known and _differs(r, known[_key(r)])]
    counts = _counts(book, new, changed)
    if intake.dry_run:
        return intake.report(sha256, counts, findings)
    insert_rows(
        Claim,
        _CLAIM_FIELDS,
        (
            (assessments[row.unit.id].pk, row.entry.criterion, *_values(row), 1, intake.now, intake.by.pk)
            for row in new
        ),
    )
    _update_claims([(known[_key(row)], row) for row in changed], intake)
    batch = intake.store_batch(sha256, counts, findings)
    return intake.report(sha256, counts, findings, batch=batch)


def _update_claims(changed: Iterable[tuple[Claim, ScoreRow]], intake: Intake) -> None:
    claims = []
    for claim, row in changed:
        for name, value in zip(_ENTRY_FIELDS, _values(row), strict=True):
            setattr(claim, name, value)
        claim.version += 1
        claim.saved_at, claim.saved_by = intake.now, intake.by
        claims.append(claim)
    Claim.objects.bulk_update(claims, [*_ENTRY_FIELDS, "version", "saved_at", "saved_by"], batch_size=500)


def _frozen(rows: Sequence[ScoreRow], assessments: dict[int, Assessment]) -> list[Finding]:
    """One finding for every unit whose self-assessment is no longer its own to change."""
    submitted = AssessmentState.SUBMITTED.value
    units = {row.unit.id: row.unit for row in rows if assessments[row.unit.id].state == submitted}
    message = "Bản tự chấm của đơn vị đã nộp nên không sửa được"
    return [Finding(message, column="Mã đơn vị", found=unit.code) for unit in units.values()]


def _store_awards(
    intake: Intake, sha256: str, round: Round, book: ScoreBook, findings: list[Finding]
) -> ImportReport:
    awards = Award.objects.current().filter(round=round, stage=Stage.APPRAISAL)
    known = {(award.unit_id, award.criterion_code): award for award in awards}
    new = [row for row in book.rows if _key(row) not in known]
    changed = [r for r in book.rows if _key(r) in known and _differs(r, known[_key(r)])]
    counts = _counts(book, new, changed)
    if intake.dry_run:
        return intake.report(sha256, counts, findings)
    batch = intake.store_batch(sha256, counts, findings)
    insert_rows(
        Award,
        _AWARD_FIELDS,
        (_award(row, round, known.get(_key(row)), batch.pk, intake) for row in [*new, *changed]),
    )
    return intake.report(sha256, counts, findings, batch=batch)


def _award(
    row: ScoreRow, round: Round, replaced: Award | None, batch_id: int, intake: Intake
) -> tuple[Any, ...]:
    return (
        *(round.pk, row.unit.id, row.entry.criterion, Stage.APPRAISAL.value, *_values(row)),
        *(replaced.pk if replaced else None, batch_id, intake.now, intake.by.pk),
    )


def _key(row: ScoreRow) -> tuple[int, str]:
    return row.unit.id, row.entry.criterion


def _values(row: ScoreRow) -> tuple[Any, ...]:
    """The entry's fields as they are stored."""
    entry = row.entry
    inputs = (entry.value, entry.denominator, entry.choice, entry.points)
    return (entry.state.value, *inputs, entry.reason, entry.document)


def _differs(row: ScoreRow, stored: Claim | Award) -> bool:
    return _values(row) != tuple(getattr(stored, name) for name in _ENTRY_FIELDS)


def _counts(book: ScoreBook, new: Sequence[ScoreRow], changed: Sequence[ScoreRow]) -> Counts:
    unchanged = len(book.rows) - len(new) - len(changed)
    return Counts(len(new), len(changed), unchanged, book.skipped)
