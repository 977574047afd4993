"""A delivery of survey forms: read, matched, and kept with the reason why a form does not count."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import ImportBatch, ImportKind, User
from accounts.services.imports import Counts, ImportReport, Intake, invalid_rows
from cchc_portal.lib.bulk import insert_rows
from cchc_portal.lib.collection import collection_put_off
from cchc_portal.lib.findings import Finding, Remedy, Severity
from cchc_portal.lib.sheets.kinds import Kind
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from scoring.core.workflow import RoundState
from scoring.models import Round
from scoring.selectors.round_directory import round_directory
from surveys.core.answers import BLANK
from surveys.core.funnel import Funnel, disagreements
from surveys.models import DeclaredFunnel, Direction, Exclusion, FormBatch, SurveyForm
from surveys.selectors.delivery import delivery_facts
from surveys.selectors.questions import questions_of
from surveys.sheets.forms import Form, FormBook, read_forms
from surveys.sheets.funnels import FunnelBook, read_funnels

_OPEN_STATES = {RoundState.OPEN, RoundState.PROVISIONAL}
_FORM_FIELDS = (
    *("batch_id", "round_id", "row", "serial", "unit_id", "respondent_group"),
    *("survey_date", "answers", "exclusion"),
)


@dataclass(frozen=True, slots=True)
class _Delivery:
    """What a workbook brings: its forms, each with its exclusion, and the declared funnels."""

    book: FormBook
    forms: Sequence[tuple[Form, Exclusion]]
    funnels: FunnelBook
    direction: Direction
    findings: list[Finding]


@collection_put_off()
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
    aliases: Mapping[str, str] | None = None,
    now: datetime | None = None,
) -> ImportReport:
    """Import the forms: all, or none where a row has an error, unless `valid_rows_only` drops such rows.

    `direction` ("5-best" or "1-best") says which code is the good end; it may be left out only where
    every answer is a label. Blank forms and repeated serials are kept and excluded.
    `aliases`: names of units as the workbook writes them → codes that a person said they mean.
    """
    intake = Intake(
        ImportKind.SURVEY,
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
        workbook = intake.open(Kind.SURVEY)
    except WorkbookRefused as refusal:
        return intake.unreadable(refusal)
    if batch := _delivered(round, workbook.sha256):
        return intake.repetition(batch)
    units = round_directory(round, aliases)
    one_is_best = direction == Direction.ONE_BEST
    book = read_forms(workbook, questions=questions_of(round), units=units, one_is_best=one_is_best)
    funnels = read_funnels(workbook, units)
    with transaction.atomic():
        locked = Round.objects.select_for_update().get(pk=round.pk)
        if batch := _delivered(round, workbook.sha256):  # while this one was reading
            return intake.repetition(batch)
        delivery = _delivery(locked, book, funnels, direction)
        counts = Counts(len(delivery.forms), 0, 0, book.skipped, invalid_rows(delivery.findings))
        if intake.blocks(delivery.findings, counts):
            refused = intake.refusal(workbook.sha256, delivery.findings, book.skipped, counts)
            return replace(refused, details=_facts(delivery))
        if dry_run:
            findings = [*delivery.findings, _distribution(book)]
            return intake.report(workbook.sha256, counts, findings, details=_facts(delivery))
        mapping = {**book.mapping, "direction": delivery.direction}
        batch = intake.store_batch(workbook.sha256, counts, delivery.findings, mapping)
        _store(locked, batch, delivery)
    return intake.report(workbook.sha256, counts, delivery.findings, batch=batch)


def _facts(delivery: _Delivery) -> dict[str, Any]:
    """What the delivery comes to, for whoever decides whether it is written."""
    return delivery_facts(
        book=delivery.book,
        exclusions=[exclusion.value for _, exclusion in delivery.forms],
        funnels=delivery.funnels,
    )


def _delivered(round: Round, sha256: str) -> ImportBatch | None:
    """The batch that brought the very same file into the round, unless it was undone."""
    batches = FormBatch.objects.filter(round=round, import_batch__sha256=sha256)
    batch = batches.select_related("import_batch__imported_by").first()
    return batch.import_batch if batch else None


def _delivery(round: Round, book: FormBook, funnels: FunnelBook, direction: str | None) -> _Delivery:
    seen = SurveyForm.objects.filter(round=round).exclude(exclusion=Exclusion.DUPLICATE)
    forms = list(_excluded(book.forms, set(seen.values_list("serial", flat=True))))
    findings = [
        *_closed(round),
        *book.findings,
        *funnels.findings,
        *(() if direction else _direction_needed(book)),
        *_exclusion_notices(book.sheet, forms),
        *_funnel_warnings(funnels, forms),
    ]
    used = Direction(direction) if direction and book.codes else Direction.LABELS
    return _Delivery(book, forms, funnels, used, findings)


def _closed(round: Round) -> Iterator[Finding]:
    state = RoundState(round.state)
    if state not in _OPEN_STATES:
        yield Finding(f"Đợt {round.code} đang ở trạng thái “{state.label}” nên không nhập phiếu được nữa")


def _excluded(forms: Sequence[Form], seen: Collection[str]) -> Iterator[tuple[Form, Exclusion]]:
    """Each form with its exclusion: of a serial the first one counts, and a blank form's counts as seen."""
    serials = set(seen)
    for form in forms:
        if form.serial in serials:
            yield form, Exclusion.DUPLICATE
            continue
        serials.add(form.serial)
        yield form, Exclusion.BLANK if form.is_blank else Exclusion.NONE


def _exclusion_notices(sheet: str, forms: Sequence[tuple[Form, Exclusion]]) -> Iterator[Finding]:
    told = {
        Exclusion.BLANK: ("Phiếu trắng; giữ lại nhưng không tính là hợp lệ", Severity.NOTICE),
        Exclusion.DUPLICATE: (
            "Số phiếu đã có trong đợt; giữ lại nhưng không tính là hợp lệ",
            Severity.WARNING,
        ),
    }
    for form, exclusion in forms:
        if exclusion in told:
            message, severity = told[exclusion]
            yield Finding(message, sheet, form.row, "Số phiếu", form.serial, severity=severity)


def _direction_needed(book: FormBook) -> Iterator[Finding]:
    if book.codes:
        message = "Có trả lời ghi bằng số nhưng chưa nói chiều của thang"
        expected = "5 là rất hài lòng hoặc 1 là rất hài lòng"
        found = _spread(book.codes)
        yield Finding(message, book.sheet, found=found, expected=expected, remedy=Remedy.DIRECTION)


def _distribution(book: FormBook) -> Finding:
    """What the answers come to when read that way, for whoever looks before they are written."""
    levels = Counter(int(answer) for form in book.forms for answer in form.answers if answer != BLANK)
    message = "Phân bố trả lời sau khi đọc (5 là rất hài lòng)"
    return Finding(message, book.sheet, found=_spread(levels), severity=Severity.NOTICE)


def _spread(counts: Counter[int]) -> str:
    return "; ".join(f"{level}: {counts[level]}" for level in range(1, 6))


def _funnel_warnings(funnels: FunnelBook, forms: Sequence[tuple[Form, Exclusion]]) -> Iterator[Finding]:
    returned = Counter(form.unit.id for form, exclusion in forms if exclusion != Exclusion.DUPLICATE)
    valid = Counter(form.unit.id for form, exclusion in forms if exclusion == Exclusion.NONE)
    for row in funnels.rows:
        counted = Funnel(returned=returned[row.unit.id], valid=valid[row.unit.id])
        for message in disagreements(row.unit.code, row.declared, counted):
            yield Finding(message, funnels.sheet, row.row, "Mã đơn vị", severity=Severity.WARNING)
    declared = {row.unit.id for row in funnels.rows}
    undeclared = {form.unit.code for form, _ in forms if form.unit.id not in declared} if declared else set()
    for code in sorted(undeclared):
        message = "Đơn vị có phiếu nhưng không có dòng khai báo số phiếu"
        yield Finding(message, funnels.sheet, None, "Mã đơn vị", code, severity=Severity.WARNING)


def _store(round: Round, batch: ImportBatch, delivery: _Delivery) -> None:
    last = FormBatch.objects.filter(round=round).aggregate(last=Max("number"))["last"]
    form_batch = FormBatch.objects.create(
        round=round, number=(last or 0) + 1, import_batch=batch, direction=delivery.direction
    )
    insert_rows(SurveyForm, _FORM_FIELDS, _form_rows(round, form_batch, delivery.forms))
    insert_rows(
        DeclaredFunnel,
        ("batch_id", "unit_id", "planned", "issued", "returned", "valid"),
        (
            (form_batch.pk, row.unit.id, d.planned, d.issued, d.returned, d.valid)
            for row in delivery.funnels.rows
            for d in [row.declared]
        ),
    )


def _form_rows(
    round: Round, batch: FormBatch, forms: Sequence[tuple[Form, Exclusion]]
) -> Iterator[tuple[Any, ...]]:
    for form, exclusion in forms:
        yield (
            *(batch.pk, round.pk, form.row, form.serial, form.unit.id, form.respondent_group),
            *(form.survey_date, form.answers, exclusion.value),
        )
