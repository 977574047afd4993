"""Taking in a delivery of survey forms; it changes no score until it is handed over."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.core.matching import KnownUnit, UnitIndex
from accounts.models import ImportBatch, ImportKind, User
from accounts.services.imports import Counts, ImportReport, Intake
from cchc_portal.lib.bulk import insert_rows
from cchc_portal.lib.findings import Finding, Severity, errors
from cchc_portal.lib.sheets.kinds import Kind
from cchc_portal.lib.sheets.reader import Workbook
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from scoring.core.rows import FIVE_LEVELS
from scoring.models import Assessment, Round, ScaleLevel, SurveyQuestion
from surveys.models import DeclaredFunnel, Direction, Exclusion, FormBatch, SurveyForm
from surveys.sheets.answers import BUILT_IN, Question
from surveys.sheets.forms import SERIAL, FormRow, Forms, read_forms
from surveys.sheets.funnel import SHEET as FUNNEL_SHEET
from surveys.sheets.funnel import FunnelRow, disagreements, read_funnel

FORM_SHEET = "Phiếu khảo sát"


@dataclass(frozen=True, slots=True)
class _Reading:
    """The workbook as read against the round: forms with the reason each does not count."""

    forms: Forms
    kept: Sequence[tuple[FormRow, str]]
    funnels: Sequence[FunnelRow]
    findings: list[Finding]


def import_survey(
    *,
    path: Path,
    round: Round,
    by: User,
    direction: str | None = None,
    valid_rows_only: bool = False,
    dry_run: bool = False,
    file_name: str = "",
    convert_legacy: bool = False,
    now: datetime | None = None,
) -> ImportReport:
    """Import the forms of a workbook; all of them or none, unless `valid_rows_only`.

    `direction` (Direction) may be left out only where every answer is a label. A dry run stores
    nothing; the same file again changes nothing.
    """
    intake = Intake(
        ImportKind.SURVEY,
        path,
        by,
        dry_run,
        file_name,
        round_code=round.code,
        convert_legacy=convert_legacy,
        now=now or timezone.now(),
    )
    try:
        workbook = intake.open(Kind.SURVEY)
    except WorkbookRefused as refusal:
        return intake.unreadable(refusal)
    with transaction.atomic():
        # One import of a round at a time: which of two equal serials came first must not depend on luck.
        round = Round.objects.select_for_update().get(pk=round.pk)
        if batch := _same_file(round, workbook.sha256):
            return intake.repetition(batch)
        reading = _read(workbook, round, direction)
        counts = Counts(
            created=len(reading.kept), skipped=reading.forms.skipped, invalid=reading.forms.invalid
        )
        if _blocked(reading, valid_rows_only=valid_rows_only):
            return intake.refusal(workbook.sha256, reading.findings, reading.forms.skipped)
        if dry_run:
            return intake.report(workbook.sha256, counts, reading.findings)
        batch = _write(intake, workbook.sha256, round, reading, counts, direction or Direction.LABELS)
    return intake.report(workbook.sha256, counts, reading.findings, batch=batch)


def _same_file(round: Round, sha256: str) -> ImportBatch | None:
    """The delivery of the same file among all that the round holds: forms add up, so any of them counts."""
    batches = FormBatch.objects.filter(round=round, import_batch__sha256=sha256)
    found = batches.select_related("import_batch__imported_by").first()
    return found.import_batch if found else None


def _blocked(reading: _Reading, *, valid_rows_only: bool) -> bool:
    """Errors of rows block unless only valid rows are wanted; those of the whole sheet always do."""
    blocking = errors(reading.findings)
    if valid_rows_only:
        return any(finding.row is None for finding in blocking) or not reading.kept
    return bool(blocking)


def _read(workbook: Workbook, round: Round, direction: str | None) -> _Reading:
    findings: list[Finding] = []
    sheet = workbook.find(FORM_SHEET)
    if sheet is None:
        missing = Finding(f"Thiếu trang tính “{FORM_SHEET}”", expected=f"trang “{FORM_SHEET}”")
        return _Reading(Forms(), (), (), [missing])
    units = _units(round)
    index = UnitIndex(units)
    five_best = None if direction is None else direction != Direction.ONE_BEST
    forms = read_forms(sheet, _questions(round), index, findings, five_best=five_best)
    if forms.codes_seen and direction is None:
        findings.append(_direction_needed())
    kept = _with_exclusions(round, forms, findings)
    funnel_sheet = workbook.find(FUNNEL_SHEET)
    funnels = read_funnel(funnel_sheet, index, findings) if funnel_sheet else []
    valid = Counter(form.unit_id for form, exclusion in kept if exclusion == Exclusion.NONE)
    findings += disagreements(funnels, valid, {unit.pk: unit.code for unit in units})
    return _Reading(forms, kept, funnels, findings)


def _direction_needed() -> Finding:
    return Finding(
        "Có trả lời ghi bằng số nhưng chưa nói chiều của thang",
        FORM_SHEET,
        expected="chọn 5 là rất hài lòng (5-best) hoặc 1 là rất hài lòng (1-best)",
    )


def _units(round: Round) -> list[KnownUnit]:
    rows = Assessment.objects.filter(round=round).order_by("unit__code")
    named = rows.values_list("unit_id", "unit__code", "unit__name", "unit__short_name")
    return [KnownUnit(*row) for row in named]


def _questions(round: Round) -> list[Question]:
    """The set's questions with the labels of their scales."""
    scales: dict[str, dict[str, int]] = {FIVE_LEVELS: dict(BUILT_IN)}
    for level in ScaleLevel.objects.filter(criteria_set=round.criteria_set_id):
        scales.setdefault(level.scale, {})[level.label.casefold()] = level.level
    questions = SurveyQuestion.objects.filter(criteria_set=round.criteria_set_id).order_by("order")
    return [Question(question.code, scales.get(question.scale, BUILT_IN)) for question in questions]


def _with_exclusions(round: Round, forms: Forms, findings: list[Finding]) -> list[tuple[FormRow, str]]:
    """Each form with why it does not count. The earliest row of a serial counts, a blank one is seen too."""
    seen = set(SurveyForm.objects.filter(round=round).values_list("serial", flat=True))
    kept: list[tuple[FormRow, str]] = []
    for form in forms.rows:
        exclusion = Exclusion.DUPLICATE if form.serial in seen else Exclusion.NONE
        if exclusion == Exclusion.NONE and form.blank:
            exclusion = Exclusion.BLANK
        if exclusion != Exclusion.NONE:
            findings.append(_left_out(form, exclusion))
        seen.add(form.serial)
        kept.append((form, exclusion.value))
    return kept


def _left_out(form: FormRow, exclusion: Exclusion) -> Finding:
    if exclusion == Exclusion.DUPLICATE:
        message = "Số phiếu đã có trong đợt; giữ lại nhưng không tính là hợp lệ"
        return Finding(message, FORM_SHEET, form.row, SERIAL, form.serial, severity=Severity.WARNING)
    message = "Phiếu trắng; giữ lại nhưng không tính là hợp lệ"
    return Finding(message, FORM_SHEET, form.row, SERIAL, form.serial, severity=Severity.NOTICE)


_FORM_FIELDS = (
    *("batch_id", "round_id", "row", "serial", "unit_id"),
    *("respondent_group", "survey_date", "answers", "exclusion"),
)


def _write(
    intake: Intake, sha256: str, round: Round, reading: _Reading, counts: Counts, direction: str
) -> ImportBatch:
    distribution = dict(sorted(reading.forms.distribution.items()))
    mapping = {"direction": direction, "distribution": distribution}
    batch = intake.store_batch(sha256, counts, reading.findings, mapping)
    forms = FormBatch.objects.create(
        round=round, number=_next_number(round), import_batch=batch, direction=direction
    )
    insert_rows(SurveyForm, _FORM_FIELDS, _form_rows(forms, reading.kept))
    DeclaredFunnel.objects.bulk_create([_funnel(forms, row) for row in reading.funnels])
    return batch


def _next_number(round: Round) -> int:
    last = FormBatch.objects.filter(round=round).order_by("-number").first()
    return last.number + 1 if last else 1


def _form_rows(batch: FormBatch, kept: Sequence[tuple[FormRow, str]]) -> Iterator[tuple[Any, ...]]:
    for form, exclusion in kept:
        yield (
            *(batch.pk, batch.round_id, form.row, form.serial, form.unit_id),
            *(form.group, form.day, form.answers, exclusion),
        )


def _funnel(batch: FormBatch, row: FunnelRow) -> DeclaredFunnel:
    planned, issued, returned, valid = row.counts
    return DeclaredFunnel(
        batch=batch, unit_id=row.unit_id, planned=planned, issued=issued, returned=returned, valid=valid
    )
