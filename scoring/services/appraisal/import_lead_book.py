"""The lead unit's workbook, filled in offline: each row is a judgement of its own, by the desk's rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from cchc_portal.lib.sheets.guard import open_workbook
from scoring.core.sheet import sentence
from scoring.core.typed import Typed, TypingError, read_entry, told_entry
from scoring.core.types import CriterionInput, Stage
from scoring.core.unit_book import BookRow, RowOutcome, RowResult, Theirs, counted, is_untouched
from scoring.models import Assessment, Award
from scoring.selectors.annex import annex_of
from scoring.selectors.appraisal.lead_book import LeadBook
from scoring.services.appraisal.save_award import AwardChanged, save_award
from scoring.services.line_checks import NoSuchLeaf
from scoring.sheets.lead_book import read_lead_book, split_name

UNKNOWN = "Phiếu không có đơn vị hoặc tiêu chí này."
KEPT_THEIRS = "Không sửa trong tệp; điểm đã lưu trên cổng sau khi tải phiếu được giữ."

_Told = tuple[RowResult, tuple[str, ...], Theirs | None]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every row is judged by: the sheets by unit, and the awards as the workbook held them."""

    assessments: Mapping[str, Assessment]
    downloaded: Mapping[int, Award]
    current: frozenset[int]
    by: User
    now: datetime


def import_lead_book(
    *, path: Path, book: LeadBook, by: User, now: datetime | None = None
) -> list[RowOutcome]:
    """What came of each row, in the workbook's order; one that cannot be saved stops no other.

    A row that nobody touched since the workbook was made is unchanged, whatever was judged meanwhile;
    one that was, over a line judged meanwhile, is a conflict and theirs stays. Raises WorkbookRefused.
    """
    moment = now or timezone.now()
    workbook = open_workbook(path)
    rows = read_lead_book(workbook, book.frame)
    downloaded = Award.objects.in_bulk({row.version for row in rows if row.version})
    current = Award.objects.current().filter(pk__in=downloaded).values_list("pk", flat=True)
    desk = _Desk(book.assessments, downloaded, frozenset(current), by, moment)
    outcomes = [_outcome(desk, row) for row in rows]
    record_event(
        by=by,
        verb="import_lead_book",
        target_type="round",
        target_ref=book.frame.key,
        detail={"sha256": workbook.sha256, **{r.value: n for r, n in counted(outcomes).items()}},
        now=moment,
    )
    return outcomes


def _outcome(desk: _Desk, row: BookRow) -> RowOutcome:
    unit, code = split_name(row.code)
    assessment = desk.assessments.get(unit)
    criterion = _criterion(assessment, code)
    if assessment is None or criterion is None:
        return RowOutcome(row.number, row.code, "", "", RowResult.WRONG, row.wrong or (UNKNOWN,))
    result, said, theirs = _told(desk, row, assessment, code)
    return RowOutcome(row.number, code, assessment.unit.name, "", result, said, theirs)


def _criterion(assessment: Assessment | None, code: str) -> CriterionInput | None:
    leaves = annex_of(assessment) if assessment else ()
    return next((c for c in leaves if c.code == code and c.rule is not None), None)


def _told(desk: _Desk, row: BookRow, assessment: Assessment, code: str) -> _Told:
    if row.wrong:
        return RowResult.WRONG, tuple(map(sentence, row.wrong)), None
    if row.is_blank:
        return RowResult.BLANK, (), None
    award = desk.downloaded.get(row.version)
    if award and _is_of(award, assessment, code) and is_untouched(row, Typed.of(award.entered())):
        return RowResult.UNCHANGED, () if award.pk in desk.current else (KEPT_THEIRS,), None
    return _saved(desk, row, assessment, code)


def _is_of(award: Award, assessment: Assessment, code: str) -> bool:
    here = (assessment.round_id, assessment.unit_id, code)
    return (award.round_id, award.unit_id, award.criterion_code) == here


def _saved(desk: _Desk, row: BookRow, assessment: Assessment, code: str) -> _Told:
    try:
        entry = read_entry(row.typed, unit=assessment.unit.code, criterion=code)
        saved = save_award(
            assessment=assessment,
            criterion_code=code,
            entry=replace(entry, stage=Stage.APPRAISAL),
            version=row.version,
            by=desk.by,
            now=desk.now,
        )
    except AwardChanged as conflict:
        return RowResult.CONFLICT, (sentence(f"{conflict}."),), _theirs(conflict.award)
    except TypingError as error:
        return RowResult.WRONG, _sentences(error.errors.values()), None
    except NoSuchLeaf:
        return RowResult.WRONG, (UNKNOWN,), None
    except Refused as refusal:
        found = ((f.column, f.sentence) for f in refusal.findings)
        return RowResult.WRONG, _sentences(f"{c}: {said}" if c else said for c, said in found), None
    said = _sentences(warning.message for warning in saved.warnings)
    return RowResult.WRITTEN if saved.changed else RowResult.UNCHANGED, said, None


def _sentences(told: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(sentence, told))


def _theirs(award: Award | None) -> Theirs | None:
    if award is None:
        return None
    return Theirs(award.awarded_by.get_full_name(), award.awarded_at, told_entry(award.entered()))
